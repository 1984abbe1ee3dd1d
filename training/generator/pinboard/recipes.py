"""Recipes whose head tells servings and times that the steps below have others of."""
from ..papers.paper import Ask, Paper
from ..texts.words import counted
from ..words.said import capital
from .told import fact, some, told

_DISHES = "pea soup,carrot cake,fish pie,rice pudding,potato salad,bean stew,apple tart,onion quiche,cheese sticks,lemon cookies,lentil curry,mushroom pasta,plum dumplings,spinach lasagna,corn bread,tomato sauce,pumpkin soup,banana bread,cherry cake,noodle bake,vegetable pie,nut rolls,pancakes,stuffed peppers,egg salad,fruit crumble".split(",")
_GOODS = [("{n} g {x}", "g", (50, 900), "flour,sugar,butter,rice,lentils,pasta,cheese,spinach,beans,oats,mushrooms,potatoes,nuts,peas"), ("{n} ml {x}", "ml", (40, 800), "milk,cream,water,oil,broth,apple juice,white wine,coconut milk"), ("{n} {x}", "", (2, 9), "eggs,onions,carrots,apples,lemons,tomatoes,peppers,bananas,plums,leeks"), ("{n} {u} {x}", "teaspoons,tablespoons,pinches of,cups of", (2, 6), "salt,honey,baking powder,mustard,cinnamon,vinegar,paprika,soy sauce,vanilla sugar")]
# Labels, unit of the value, questions.
_HEAD = [("Serves;Servings;For;Portions;Makes", "people", "how many (people|persons) (is it for|does it serve|can eat)|for how many people is (it|the recipe)|how many (servings|portions) (does it make|are there|is it)", "for how many people it is|how many servings it makes"),
         ("Prep;Prep time;Preparation;Preparing", "time", "how long (is the (prep time|preparation)|does (the |)(preparation|prep) take|does it take to prepare)|(what is|what's) the (prep|preparation) time|how many minutes is the preparation", "the (prep|preparation) time"), ("Cook;Cook time;Cooking;Cooking time", "time", "(what is|what's) the (cook|cooking) time|how long (is the cooking time|does the cooking take|is it cooked( in all|))|how many minutes is the cooking time", "the (cook|cooking) time"),
         ("Rest;Resting time;Rest time", "time", "(what is|what's) the (rest|resting) time|how long (is the resting time|does it have to rest)", "the resting time"), ("Oven;Oven temperature", "heat", "how hot (is|must be) the oven|(what is|what's) the (oven temperature|temperature of the oven)|to how many degrees is the oven set", "the temperature of the oven"),
         ("Calories;Calories per serving", "kcal", "how many calories (does it|does a serving) have|(what is|what's) the number of calories", "how many calories it has"), ("From;Recipe by;By", "name", "(who|whom) is the recipe (from|by)|whose recipe is it|who gave the recipe", "whose recipe it is"), ("Difficulty;Level", "easy,medium,hard,very easy", "how (hard|difficult|easy) is it|(what is|what's) the (difficulty|level)", "how difficult it is")]
_STEPS = [fact(line) for line in """Chop the {a:onions,carrots,peppers,leeks,nuts,herbs} and fry them for {v:2..9 minutes}. | v = how long do I fry the {a}|for how many minutes are the {a} fried > how long the {a} are fried
Mix everything in a {b:large,small,deep,cold,glass,metal} bowl. | b = in (what|which) kind of bowl is it mixed|in what bowl do I mix it > in what kind of bowl it is mixed
Add the {c:lemon zest,garlic,thyme,pepper,ginger,vanilla,bay leaf,nutmeg} after {v:3..14 minutes}. | v = when do I add the {c} > when the {c} is added ; c = what is added after {v} > what is added after {v}
Whip the cream for {v:3..8 minutes}. | v = how long is the cream whipped|for how many minutes is the cream whipped > how long the cream is whipped
Simmer on a low flame for {v:11..58 minutes}. | v = how long (does it|do I let it|must it) simmer|for how many minutes does it simmer > how long it simmers
Cover with {d:foil,a lid,a plate,a damp cloth,baking paper}. | d = with what is it covered|what do I cover it with > what it is covered with
Let it cool for {v:12..59 minutes}. | v = how long (does it|must it|should it) cool|for how many minutes does it cool > how long it cools
Serve with {e:rice,bread,yogurt,ice cream,green salad,jam,fresh mint,sour cream}. | e = with what is it served|what is it served with|what do I serve (it with|with it) > what it is served with
Keeps {f:2,3,4,5} days in the fridge. | f = how (long|many days) does it keep > how many days it keeps
Turn after {v:4..19 minutes}. | v = after how many minutes do I turn it|when do I turn it > after how many minutes it is turned""".split("\n")]
_TIME = ["{n} min", "{n} minutes", "{n} min.", "{n}min"]


def recipe(source):
    dish, taken, head, asks = source.pick(_DISHES), set(), [], []
    unit, form = source.pick(_TIME), source.pick(["{k}: {v}", "{k}: {v}", "{k}: {v}", "- {k}: {v}", "**{k}:** {v}", "{k} {v}"])
    for labels, sort, direct, behind in [_HEAD[i] for i in sorted(source.random.sample(range(len(_HEAD)), source.number(2, 5)))]:
        n = next(n for _ in range(99) if (n := source.number(2, 12) if sort == "people" else source.number(2, 18) * 5) not in taken)
        taken.add(n)
        label = source.pick(labels.split(";"))
        if form == "{k} {v}" and label in ("Cooking", "From", "By", "Level"):
            label += ":"
        match sort:
            case "people": shown = str(n) if label in ("Serves", "Servings", "Portions") else f"{n} {source.pick(['people', 'persons'] if label == 'For' else ['servings', 'portions'])}"
            case "time": shown = unit.format(n=n)
            case "heat": shown = f"{n + 130}{source.pick([' degrees', ' C', '°C'])}"
            case "kcal": shown = str(n + 200)
            case "name": shown = told(source, fact("{v:name}"), taken)[0]
            case _: shown = source.pick(sort.split(","))
        line = form.format(k=label, v=shown)
        head.append((line, shown))
        asks += [Ask(direct, behind, {}, str(n) if sort == "people" else shown, line)] * 3
    goods, named, bullet = [], [], source.pick(["- ", "- ", "* ", ""])
    for shape, units, (low, high), things in source.random.sample(_GOODS * 2, source.number(3, 5)):
        x = source.pick([one for one in things.split(",") if one not in named])
        n = source.number(low, high) // 10 * 10 if low > 9 else source.number(low, high)
        word = source.pick(units.split(","))
        amount = f"{n} {word.removesuffix(' of')}".strip()
        named.append(x)
        goods.append(bullet + shape.format(n=n, x=x, u=word))
        asks.append(Ask("how many {x} (do I need|are needed|are in it|does it take)|how many {x} are there" if not word else "how much {x} (do I need|is needed|is in it|does it take)|(what is|what's) the amount of {x}", "how much {x} (I need|goes in)" if word else "how many {x} (I need|there are)", dict(x=x), amount, goods[-1], x))
    asks.append(counted("how many ingredients (are there|does it have|do I need|are listed)|(what is|what's) the number of ingredients", "how many ingredients there are", {}, named))
    steps = []
    for one in some(source, _STEPS, 2, 4):
        if made := told(source, one, {str(n) for n in taken} | {x for x in named}):
            steps.append(made[0])
            asks += made[1]
    mark, joint = source.pick([("{i}. ", "\n"), ("{i}. ", "\n"), ("", " "), ("", "\n"), ("- ", "\n")])
    below = joint.join(mark.format(i=i + 1) + step for i, step in enumerate(steps))
    top = source.pick(["\n", "\n", ", ", " | "]).join(line for line, _ in head) if form in ("{k}: {v}", "{k} {v}") else "\n".join(line for line, _ in head)
    titled = source.pick([("", ""), ("", ""), ("Ingredients:\n", "Steps:\n"), ("## Ingredients\n", "## Method\n"), ("You need:\n", "")])
    title = source.pick(["{d}", "# {d}", "{d}", "Grandma's {e}", "{d} for beginners", "# Our {e}"]).format(d=capital(dish), e=dish)
    return Paper(f"{title}\n{top}\n\n{titled[0]}" + "\n".join(goods) + f"\n\n{titled[1]}{below}", ["recipe.txt", "recipe.md", dish.replace(" ", "-") + ".md", "cooking.txt", f"recipes/{dish.replace(' ', '_')}.txt"], asks, "recipe")
