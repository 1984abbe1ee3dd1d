"""Things of which a request says how many: 20 arrows, a dozen eggs, one kite, 3 bundles of oak. The number goes one way and the thing another."""
from .tool import tool


def _counted(topic, verbs, names, purpose, things, more, told, words="item thing what article", count="amount quantity count number how_many", high=40):
    """`more`: another slot, `told`: how it is said behind."""
    slot = more.lstrip("?").split(" ")[0] if more else ""
    last = f"[ {told} {{{slot}}}]" if more.startswith("?") else f" {told} {{{slot}}}" if more else ""
    comma = f"[, {{{slot}}}]" if more.startswith("?") else f", {{{slot}}}" if more else ""
    first = words.split(" ")[0]
    n = count.split(" ")[0]
    return tool(topic, names, purpose, f"{words}: one !{things}\n{count}: pieces 1-{high}" + (f"\n{more}" if more else ""), f"""({verbs}) {{{n}}} {{{first}:m}}{last}
        ({verbs}) {{{n}}} {{{first}:m}}{last}
        .I (need|want|would like) {{{n}}} {{{first}:m}}{last}
        .{{{n}}} {{{first}:m}}{comma}
        .{{{n}}} {{{first}:m}}{last}, please
        .make that {{{n}}} {{{first}:m}}{last}
        ?can (I|we) (have|get) {{{n}}} {{{first}:m}}{last}
        ?could you {verbs.split('|')[0]} {{{n}}} {{{first}:m}}{last}
        (see to it|make sure) that we get {{{n}}} {{{first}:m}}{last}""", "ok => Done.")


def _measured(topic, verbs, names, purpose, one, many, things, more="", told=""):
    """Things in bundles, bags, crates: the number is that of the bundles."""
    slot = more.lstrip("?").split(" ")[0] if more else ""
    last = f"[ {told} {{{slot}}}]" if more else ""
    return tool(topic, names, purpose, f"{many} quantity number_of_{many} {one}_count: num 1-30 {one} {many}\nmaterial kind what content type: one !{things}" + (f"\n{more}" if more else ""), f"""({verbs}) {{{many}}} of {{material:n}}{last}
        .I (need|want|would like) {{{many}}} of {{material:n}}{last}
        .we (need|want) {{{many}}} of {{material:n}}{last}
        .{{{many}}} of {{material:n}}{last}
        .{{material:n}}, {{{many}}}{last}
        ?can (I|we) (have|get) {{{many}}} of {{material:n}}{last}
        .{{material:n}}: {{{many}}}
        .{{{many}}} of {{material:n}} would be (good|enough|great)""", "ok => Done.")


_ROOM = "?place room where to: one !the_barn,the_garage,the_shop,the_hall,the_cellar,the_yard,the_stage,the_school"
TOOLS = [
    _counted("many_arrows", "craft|make|forge", "(craft|make|forge)_(item|items|gear|equipment)|(item|gear)_(craft|make)", "(craft|make) things in the game", "arrows,torches,planks,ladders,shields,potions,candles,fishing_rods,lanterns,iron_swords,barrels,maps,ropes,boats,bricks,boots", "?player for_player owner: whoever", "for"),
    _counted("many_blooms", "order|get|buy", "(order|buy|reserve)_(stems|blooms|cut_flowers)|(stems|blooms)_(order|buy)", "(order|buy) cut flowers", "roses,tulips,lilies,sunflowers,carnations,daisies,orchids,peonies,gerberas,freesias", "?day date on: date", "for"),
    _counted("many_rolls", "order|reserve|set aside", "(order|reserve)_(pastry|baked_goods|bread)|(pastry|bread)_(order|reserve)", "(order|reserve) something from the bakery", "rolls,croissants,bagels,pretzels,muffins,doughnuts,baguettes,buns,scones,cinnamon_rolls,cheese_sticks,biscuits", "?name customer who: whoever", "for"),
    _counted("many_eggs", "add|put down|write down", "(add|put)_(produce|farm_goods|groceries)|(produce|farm_goods)_(add|order)", "(add|order) goods from the farm", "eggs,lemons,onions,melons,apples,pumpkins,cucumbers,peppers,peaches,garlic_bulbs,cabbages,pears", "?market stand shop: city", "at the market in"),
    _counted("many_plants", "plant|put", "(plant|set_out)_(seedlings|bulbs|shrubs)|(seedlings|shrubs)_(plant|set)", "(plant) something in a bed of the garden", "tulip_bulbs,strawberries,roses,blueberry_bushes,tomatoes,onions,cherry_trees,lettuces,leeks,daffodils,herbs,hazel_bushes", "bed spot where: one !the_north_bed,the_long_bed,bed_4,the_front_yard,the_old_bed,the_greenhouse,bed_7,the_slope", "in"),
    _counted("many_chairs", "bring|carry|take|send", "(bring|move|deliver)_(furniture|equipment_to|props)|(furniture|props)_(bring|move)", "(bring|move) furniture to a room", "chairs,tables,lamps,benches,stools,whiteboards,screens,mattresses,folding_chairs,coat_racks,fans", "room place to: one !room_12,the_big_hall,the_library,the_canteen,room_204,the_gym,the_attic,the_lobby", "to"),
    _counted("many_cards", "print|make", "(print|produce)_(stationery|printed_matter|cards)|(stationery|cards)_(print|make)", "(print|produce) stationery", "posters,flyers,business_cards,labels,envelopes,name_tags,invitations,stickers,menus,tickets,postcards,booklets", "?paper_color color colour: one !white,yellow,cream,light_blue,gray,green", "in", high=200),
    _counted("many_parts", "pick|fetch|take out", "(pick|fetch|withdraw)_(parts|spare_parts|components)|(parts|components)_(pick|fetch)", "(pick|fetch) parts from the store", "bolts,fuses,gaskets,bearings,hinges,washers,springs,screws,valves,switches,filters,drill_bits,belts,sockets", "?machine device for_machine: one !press_3,the_lathe,the_crane,line_2,the_saw,the_mixer,pump_7", "for", high=120),
    _counted("many_toys", "lend|hand out|give out", "(lend|hand_out|issue)_(toys|sports_gear|games)|(toys|sports_gear)_(lend|issue)", "(lend|hand out) things to children", "balls,kites,skipping_ropes,frisbees,hoops,puzzles,rackets,scooters,roller_skates,bats,paint_sets,board_games", "group class team: one !class_4b,the_red_group,the_first_graders,the_Bears,group_2,the_little_ones,class_6a", "to"),
    _counted("many_drinks", "bring|serve|take", "(bring|take|serve)_(refreshments|snacks|drinks)|(refreshments|snacks)_(order|serve)", "(order|serve) drinks and snacks to a table", "lemonades,beers,espressos,sandwiches,teas,ice_teas,colas,waffles,ginger_ales,milkshakes,pancakes,salads", "table table_number seat: whole 1-60", "to table", high=12),
    _counted("many_tokens", "give|hand|award", "(give|award|grant)_(tokens|coins|stickers)|(tokens|coins)_(give|award)", "(give|award) something to a player", "gold_coins,stars,gems,points,crystals,medals,keys,tickets,badges,hearts,shells", "player who to: whoever", "to", high=100),
    _counted("many_rooms_goods", "pack|put", "(pack|load)_(box|crate|things_into)|(box|crate)_(pack|load)", "(pack|load) things into a box", "plates,books,glasses,cups,towels,bowls,jars,candles,vases,forks,records,pillows", "box crate into: one !box_3,box_12,the_blue_crate,the_big_box,crate_5,box_9,the_red_box", "into"),
    _measured("by_bundle", "order|buy|get", "(order|buy)_(firewood|wood)|(firewood|wood)_(order|buy)", "(order|buy) wood in bundles", "bundle", "bundles", "oak,birch,beech,pine,ash,kindling,cherry,maple,bamboo,willow", _ROOM, "for"),
    _measured("by_bag", "order|buy|get", "(order|buy)_(feed|bagged_goods|sacks)|(feed|bagged_goods)_(order|buy)", "(order|buy) goods in bags", "bag", "bags", "flour,cement,rice,sand,potting_soil,oats,sugar,gravel,charcoal,salt,cat_litter,plaster", _ROOM, "for"),
    _measured("by_crate", "order|buy|get", "(order|buy)_(crates|beverages|crate_goods)|(crates|beverages)_(order|buy)", "(order|buy) crates", "crate", "crates", "beer,apple_juice,lemonade,mineral_water,oranges,tonic_water,cola,tomatoes,grapes,cider", _ROOM, "for"),
    _measured("by_roll", "order|cut|get", "(order|cut)_(rolls|fabric|roll_goods)|(rolls|fabric)_(order|cut)", "(order|get) goods in rolls", "roll", "rolls", "wallpaper,fabric,tape,wire,foil,carpet,netting,felt,wrapping_paper,baking_paper,gauze", _ROOM, "for"),
    _measured("by_box", "order|send|get", "(order|send)_(boxes_of|supplies|box_goods)|(supplies|box_goods)_(order|send)", "(order|send) goods in boxes", "box", "boxes", "nails,tea,pencils,chalk,matches,gloves,tissues,candles,paper_clips,crayons,screws,bandages", _ROOM, "for"),
    _measured("by_jar", "sell|order|put aside", "(sell|order)_(preserves|jars|homemade_goods)|(preserves|jars)_(sell|order)", "(sell|order) jars of preserves", "jar", "jars", "honey,plum_jam,pickles,mustard,peanut_butter,olives,apple_sauce,pesto,chutney,cherry_jam,horseradish", "?customer buyer who: whoever", "for"),
    _measured("by_tray", "bake|prepare|make", "(bake|prepare)_(trays|tray_bakes|finger_food)|(trays|finger_food)_(bake|prepare)", "(bake|prepare) trays for a party", "tray", "trays", "lasagna,brownies,spring_rolls,focaccia,vegetable_pie,stuffed_eggs,apple_cake,meatballs,samosas,quiche", "?time when by: time", "by"),
    tool("many_script", "(run|execute|launch)_(script|script_file|program)|(script|program)_(run|execute)", "(run|execute) a script", "path script file script_path program: path / path script: dotfile\n?verbose log_output trace: flag | Print every step",
         """(run|execute|launch|start) {path}
         (run|execute|start) (the|my|our) (script|program|file) {path}
         (run|start) {path}, {verbose=true}(print every step|with all the output)
         .{path} (has to run|should run now|must be executed)
         .the script (is|to run is) {path}
         .script: {path}
         ?can you (run|start) {path}
         .it's time for {path}
         .the script {path}, please
         (run|start) the script at {path}""", "ok => It ran."),
]
