"""Amounts of several things in one sentence, the things rather rare ones: how many or how much of one of them, or which thing there is so many of."""
from ..chat import Answer, User
from ..material import world
from ..words.said import capital, said

_COUNTED = ("thimbles corks gaskets washers pulleys rivets buckles spools bobbins tassels zippers hinges latches casters dowels magnets prisms lenses beakers pipettes flasks goggles aprons ladles whisks skewers ramekins saucers goblets trivets coasters doilies candlesticks lanterns wicks tapers bells gongs cymbals maracas castanets flutes harps lutes bugles oars paddles buoys anchors masts sails pennants kites "
            "spurs saddles bridles stirrups anvils tongs chisels trowels rakes hoes sickles scythes pitchforks wheelbarrows bales barrels casks kegs crates pallets sacks bushels beehives trellises seedlings saplings bulbs acorns chestnuts walnuts hazelnuts quinces medlars figs dates apricots gooseberries radishes turnips parsnips leeks artichokes truffles oysters mussels scallops crayfish herrings trout eels newts toads geckos "
            "swifts herons storks cranes finches larks wrens magpies moles hedgehogs badgers otters ferrets llamas alpacas yaks zebus mules ponies foals calves lambs ewes ganders pheasants quails turkeys moths beetles dragonflies crickets ladybirds snails slugs fossils ammonites geodes crystals shards urns amphorae busts statues tapestries etchings lithographs globes sextants compasses telescopes sundials dominoes marbles pawns rooks bishops dice thumbtacks staplers protractors erasers crayons easels palettes").split()
_MASSES = {"grams": (20, 900, "flour rice lentils butter sugar cheese raisins cocoa barley semolina almonds spinach yeast oats quinoa couscous".split()), "liters": (2, 60, "milk broth paint vinegar petrol water cider cream oil juice varnish glue".split()),
           "kilos": (2, 80, "gravel sand clay coal apples plaster cement hay wool salt wax onions".split()), "meters": (2, 90, "rope wire ribbon hose cloth cable chain tape yarn fabric".split()), "bottles": (2, 60, "ink wine shampoo syrup ketchup lemonade soap rum".split()), "bags": (2, 60, "lime mulch peat grain pellets chips charcoal coffee".split())}
_COUNTED_IN = ("there are {l} in the (box|shed|drawer|cellar|museum|shop|cupboard|attic|barn|crate|window)|I have {l}|we (have|bought|ordered|sold|need|counted|found) {l}|{p} (has|owns|bought|ordered|found|counted|sells|packed) {l}|the (museum|shop|school|farm|club|chest|kit|box|cart|order|parcel|catalog) (has|holds|contains|lists|comes with) {l}|"
               "on the (list|shelf|table|cart) there are {l}|{l} are (left|in stock|on the list|missing)|my uncle (keeps|collected|left me) {l}|in total we (saw|counted) {l}|{l} came with the truck")
_POURED_IN = "the recipe (needs|takes|asks for) {l}|we (need|have|bought|ordered|used) {l}|{p} (bought|needs|ordered|used|has) {l}|in the (store|cellar|shed) there are {l}|I (have|need|bought) {l}|the (order|delivery|list) (has|says|contains) {l}"
_MANY = "how many {t}( are there| are that| is that| did I say| are in it|)|how many {t} are there|what is the number of {t}|tell me the number of {t}|and how many {t}|how many {t} (were named|stand there)|the number of {t}"
_MUCH = "how much {t}( is there| is that| is needed| was it|)|how much {t}|what amount of {t}|tell me how much {t}"
_WHAT = "what are there {n} of|of what are there {n}|of which thing are there {n}|which thing are there {n} of"


def _listed(source, parts):
    return parts[0] + source.pick([" and ", " and ", ", "]) + parts[1] if len(parts) == 2 else ", ".join(parts[:-1]) + source.pick([" and ", ", and "]) + parts[-1]


def _asked(source, told, question, thought, answer):
    ends = "?" if question.lower().startswith(("how", "what", "which", "of what", "and")) and source.chance(.9) else ""
    told = told if source.chance(.25) else capital(told)
    if source.chance(.12):
        return [User(f"{capital(question)}{ends or ':'} {capital(told)}."), Answer(thought, answer)]
    joint = source.pick([". ", ". ", ". ", ", ", "; ", "\n", ".\n"])
    return [User(told + joint + (question if joint[0] in ",;" or source.chance(.3) else capital(question)) + ends), Answer(thought, answer)]


def amounts_told(source):
    n = source.weighted({2: 6, 3: 3, 4: 1})
    if source.chance(.25):
        units = source.random.sample(list(_MASSES), n)
        things = [source.unseen(_MASSES[unit][2]) for unit in units]
        if len(set(things)) < n:
            return amounts_told(source)
        amounts = [f"{source.number(*_MASSES[unit][:2])} {unit}" for unit in units]
        told = said(source, _POURED_IN, l=_listed(source, [f"{a} of {t}" for a, t in zip(amounts, things)]), p=source.name())
        at = source.number(0, n - 1)
        return _asked(source, told, said(source, _MUCH, t=things[at]), f"{capital(things[at])}: {amounts[at]}.", amounts[at])
    things = source.distinct(lambda: source.unseen(_COUNTED), n, 30)
    counts = source.distinct(lambda: str(source.number(2, 99) if source.chance(.8) else source.number(100, 2999)), n, 60)
    colors = [source.pick(world.COLORS[:9]) + " " if source.chance(.5) else "" for _ in things] if source.chance(.15) else [""] * n
    told = said(source, _COUNTED_IN, l=_listed(source, [f"{c} {k}{t}" for c, k, t in zip(counts, colors, things)]), p=source.name())
    at = source.number(0, n - 1)
    if source.chance(.12):
        return _asked(source, told, said(source, _WHAT, n=counts[at]), f"{counts[at]}: {things[at]}.", things[at])
    return _asked(source, told, said(source, _MANY, t=things[at]), f"{capital(things[at])}: {counts[at]}.", counts[at])
