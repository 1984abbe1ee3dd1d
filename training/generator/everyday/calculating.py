"""Sums and conversions of everyday life for which a tool is listed: they are called for, never done in the head."""
from .kind import Kind
from .tool import tool

_DIMENSIONS = {
    "length": "kilometers,kilometres,miles,meters,metres,feet,inches,centimeters,yards,nautical_miles,millimeters,km,cm,m,ft",
    "weight": "grams,kilograms,kilos,pounds,ounces,stone,tonnes,milligrams,kg,lb,oz,g",
    "volume": "liters,litres,gallons,cups,pints,milliliters,tablespoons,teaspoons,quarts,fluid_ounces,ml",
    "temperature": "Celsius,Fahrenheit,Kelvin,degrees_Celsius,degrees_Fahrenheit",
    "speed": "km/h,mph,knots,m/s,miles_per_hour,kilometers_per_hour",
    "area": "acres,hectares,square_meters,square_feet,square_kilometers,square_miles",
    "data": "kilobytes,megabytes,gigabytes,terabytes,megabits,bytes,MB,GB,KB,TB",
    "time": "seconds,minutes,hours,days,weeks,months,years",
    "energy": "joules,calories,kilocalories,kilowatt_hours,kJ,kcal",
    "pressure": "bar,psi,pascals,atmospheres,hPa"}
_SIGNS = {"+": ["plus", "+", "and"], "-": ["minus", "-", "less"], "*": ["times", "x", "*", "multiplied by"], "/": ["divided by", "/", "over"]}


def _number(source):
    return source.pick([source.number(2, 99), source.number(2, 999), 10 * source.number(1, 90), source.number(100, 9999), round(source.random.uniform(.5, 99), source.number(1, 2))])


def _spoken(source):
    """A sum as it is said, and as a formula."""
    a, b = _number(source), _number(source)
    if source.chance(.22):
        share = source.number(1, 95)
        return f"{b} * {share} / 100", source.pick([f"{share} percent of {b}", f"{share}% of {b}", f"{share} % of {b}"])
    sign = source.pick("+-*/")
    said = f"{a} {source.pick(_SIGNS[sign][:-1] if sign == '+' else _SIGNS[sign])} {b}"
    if source.chance(.2):
        more, c = source.pick("+-*/"), _number(source)
        return f"{a} {sign} {b} {more} {c}", f"{said} {_SIGNS[more][0]} {c}"
    return f"{a} {sign} {b}", said


MADE = {"spoken_sum": lambda _: Kind(_spoken, hints=("Formula to compute, e.g. 12 * 7", "Expression with + - * /", "Arithmetic expression, such as 3 + 4"), told=True)}
_ASKS = """?(how much is|what is|what's) {value} {from} in {to}
         ?how (many|much) {to} (are|is) {value} {from}
         ?how (many|much) {to} (are there in|do I get from|make) {value} {from}
         ?(what is|what's) {value} {from} (as|expressed in) {to}
         (convert|change|turn) {value} {from} (to|into) {to}
         .{value} {from} (in|to|into) {to}
         .I need {value} {from} in {to}
         .(the label|the sign|the manual|it) says {value} {from}, what is that in {to}
         (tell|give) me {value} {from} in {to}"""

TOOLS = [tool("number", f"(convert|change|calculate)_{name}|{name}_(convert|converter|conversion)", f"convert a {name} from one unit to another", f"value amount number quantity: number\nfrom from_unit source_unit source unit: one !{units}\nto to_unit target_unit target into: one !{units}", _ASKS, "{1:price} => It is {1} {to}.", True) for name, units in _DIMENSIONS.items()] + [
    tool("number", f"{one}_to_{other}|(convert|change)_{one}_to_{other}", f"convert {one} to {other}", f"{one} value amount number: number", f"""?(how much is|what is|what's|how much are) {{{one}}} {one} in {other}
         ?how many {other} (are|is) {{{one}}} {one}
         (convert|change|turn) {{{one}}} {one} (to|into) {other}
         .{{{one}}} {one} in {other}
         (tell|give) me {{{one}}} {one} in {other}""", "{1:price} => It is {1}.", True) for one, other in (pair.split() for pair in ("miles kilometers", "kilograms pounds", "inches centimeters", "euros dollars", "hours minutes", "ounces grams", "liters gallons", "feet meters", "acres hectares", "pints milliliters"))] + [
    tool("number", "(calculate|compute|evaluate|do)_(math|sum|arithmetic|this)|calculator|calc|calculate|math", "(do|calculate) a sum|(a |)calculator for plus, minus, times and divided by", "expression formula sum calculation input: spoken_sum",
         """?(what is|what's|how much is) {expression}
         ?(can you|could you) (calculate|work out|compute) {expression}
         (calculate|compute|work out|figure out) {expression}
         .{expression}
         .I need {expression}
         (tell|give) me {expression}
         .quick sum: {expression}
         ?what does {expression} come to
         ?what do I get for {expression}""", "{1:n} => It is {1}.\n{\"result\": {1:n}} => The result is {1}.", True),
    tool("number", "(percentage|percent)_(of|calculator)|(get|calculate|compute)_(percent|share_of|percentage)", "how much some percent of a number is", "percent rate share percentage: int\nof value number whole base: number",
         """?(what is|what's|how much is) {percent}( percent|%| %) of {of}
         (calculate|compute|work out|tell me|give me) {percent}( percent|%) of {of}
         .{percent}( percent|%) of {of}
         .of {of}, {percent} percent
         take {percent}( percent|%) of {of}
         ?how much do I pay if it is {percent} percent of {of}""", "{1:price} => It is {1}.", True),
    tool("number", "(calculate|get|compute)_(bmi|body_mass_index)|bmi|bmi_calculator", "the body mass index", "weight kilos weight_kg kg mass: num 40-130 kilo kilos kg\nheight centimeters height_cm cm tall: num 140-205 centimeter centimeters cm",
         """?what is (my BMI|the BMI) (at|with) {height} and {weight}
         ?what is my BMI if I weigh {weight} and am {height} tall
         (calculate|work out|compute) (my|the|his|her) BMI: {weight}, {height}
         .I am {height} tall and weigh {weight}. (What is my BMI?|Calculate my BMI)
         .BMI for {weight} and {height}
         .BMI, {height}, {weight}""", "{1:price} => It is {1}.", True),
    tool("number", "(calculate|get|compute)_(rectangle_area|area|surface|floor_space)|(rectangle|floor)_area", "the area of a rectangle", "width w breadth wide: number\nlength l depth long: number",
         """?(what is|what's) the area of (a room|a rectangle|a field|a floor) of {width} wide and {length} long
         ?how big is a (room|rectangle|garden|wall) (that is |){width} wide and {length} long
         (calculate|work out) the area for length {length}, width {width}
         .a (room|rectangle), {length} long and {width} wide, how (large|big) is it
         .area of {length} long, {width} wide""", "{1:n} => It is {1}.", True),
    tool("number", "(calculate|get|work_out)_(age|age_in)|age_(calculator|from_year)", "how old somebody born in a year is in another year", "birth_year born year_of_birth from: whole 1890-2015\nyear in_year at current_year: whole 2016-2060",
         """?how old is somebody born in {birth_year} in {year}
         ?how old will (she|he|I) be in {year} if (she|he|I) was born in {birth_year}
         (calculate|work out) the age in {year} of someone born in {birth_year}
         .born in {birth_year}, how old is that in {year}
         .in {year}, how old is a person from {birth_year}""", "{1:n} => {1}.", True),
    tool("number", "(calculate|get|compute)_(average_speed|speed|pace)|(speed|average_speed)_(calculator|of)", "the speed for a distance and a time", "distance km kilometers way: num 2-900 kilometer kilometers km\ntime hours h duration: num 1-20 hour hours h",
         """?how fast (is that|am I|were they) (with|doing|at) {distance} in {time}
         .{distance} in {time}, (how fast is that|what speed is that)
         (calculate|work out) the (average |)speed (for|of) {distance} in {time}
         .it took {time} for {distance}. What was the speed?
         .in {time} we made {distance}, (work out|calculate) the speed""", "{1:n} => It is {1}.", True),
    tool("number", "(calculate|compute|get)_(price_after_discount|sale_price|reduced_price)|(discount|sale)_(price|calculator)", "a price after a discount", "price original_price amount before: cash\ndiscount percent off rate: share",
         """?what is {price} with {discount} off
         ?how much do I pay for {price} (with|minus|at) {discount} (off|discount)
         (calculate|work out|compute) {discount} off {price}
         .{price}, {discount} off, (what's left|how much is it)
         .it costs {price} and there is {discount} off. (What do I pay?|How much is that?)
         .take {discount} off {price}""", "{1:price} => It is {1}.", True),
    tool("number", "(calculate|compute|get)_(fuel_cost|trip_cost|petrol_cost)|fuel_(cost|calculator)", "what the fuel for a trip costs", "distance km kilometers trip_length: num 20-1200 kilometer kilometers km\nconsumption liters_per_100km usage per_100: num 4-15 liter liters l\nprice price_per_liter fuel_price: cash",
         """?what does the fuel cost for {distance} at {price} a liter and {consumption} per 100 km
         ?how much is the (fuel|petrol) for {distance}, {consumption} per 100 km, {price} a liter
         (calculate|work out) the fuel for {distance}: {consumption} per 100 km, {price} a liter
         .{distance}, the car takes {consumption} per 100 km, a liter is {price}. What does it cost?""", "{1:price} => It is {1}.", True),
    tool("number", "(convert|calculate|show)_(base|number_base|numeral)|(base|number_base)_(convert|converter)", "write a number in another base", "number value n decimal: whole 2-5000\nbase to_base system numeral target: enum binary hexadecimal octal roman",
         """?(what is|what's|how do I write) {number} in {base}
         (convert|change|turn) {number} (to|into) {base}
         .{number} (in|as|to) {base}
         (write|express|show me) {number} in {base}""", "{1:code} => {1}", True),
]
