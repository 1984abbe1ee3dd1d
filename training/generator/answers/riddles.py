"""Small riddles: a well-known thing is told by one or two of its traits."""
from ..chat import Answer, User
from ..words.said import capital, said

# `answer: traits`, as the thing itself says them; each of them is enough.
_THINGS = [(answer, traits.split("|")) for answer, traits in (line.strip().split(": ") for line in """
    cow: say moo|give milk and eat grass|say moo and live on a farm
    dog: bark|say woof|bark and wag my tail|am called man's best friend
    cat: meow|purr|meow and catch mice|say meow
    sheep: say baa|give wool|have white wool and say baa
    pig: say oink|have a curly tail and like mud
    horse: neigh|wear a saddle and pull carts|neigh and have a mane
    rooster: say cock-a-doodle-doo|crow in the morning
    duck: say quack|quack and swim on ponds
    hen: lay eggs and cluck|lay the eggs that people eat for breakfast
    frog: croak|am green and croak|was a tadpole once
    bee: make honey|buzz and make honey
    spider: have eight legs and spin webs|spin a web|catch flies in my web
    elephant: have a trunk and big ears|have a long trunk|am gray and have a trunk
    giraffe: have a very long neck|have the longest neck of all animals
    zebra: have black and white stripes|look like a horse with stripes
    kangaroo: carry my baby in a pouch|hop and live in Australia
    camel: have humps and live in the desert|have a hump
    penguin: am a bird that swims and cannot fly|am black and white and live at the South Pole
    owl: hunt at night and hoot|am a bird that hoots
    snail: carry my house on my back|am slow and carry my house
    lion: am the king of animals|have a mane and roar
    monkey: climb trees and like bananas|swing from tree to tree and eat bananas
    rabbit: have long ears and like carrots|have long ears and hop
    butterfly: was a caterpillar once
    snake: have no legs and hiss|hiss
    shark: am a fish with very sharp teeth that people fear
    clock: have hands but no fingers|have two hands and show the time|tick and tell the time
    candle: have a wick and burn|am made of wax and give light
    umbrella: keep you dry when it rains|am opened when it rains
    key: open a lock|open doors and fit into locks
    pillow: lie under your head when you sleep
    mirror: show you your own face|let you see yourself
    bed: am where you sleep at night|have a mattress and people sleep on me
    book: have many pages and tell stories|have pages and a cover
    pencil: am made of wood and you write with me
    scissors: have two blades and cut paper|cut paper
    broom: sweep the floor
    thermometer: measure how hot or cold it is|show the temperature
    bicycle: have two wheels and pedals|have two wheels, pedals and a bell
    train: run on rails|run on rails from station to station
    airplane: have wings and engines and carry people through the sky
    boat: carry people over the water
    piano: have black and white keys|have 88 keys but open no door
    drum: am played with two sticks
    banana: am long, yellow and curved|am a yellow fruit that monkeys like
    lemon: am yellow and sour
    carrot: am orange, grow in the ground and rabbits like me
    onion: make you cry when you cut me
    egg: come from a hen and have a shell|have a shell, a yolk and a white
    snowman: am made of snow and have a carrot as a nose
    sun: rise in the east and set in the west|shine by day and keep you warm|give light by day
    rainbow: have seven colors and appear after rain
    ice: am frozen water|am water that is hard and cold
    snow: fall from the sky in winter and am white
    rain: fall from the clouds and make you wet
    shadow: follow you everywhere when the sun shines
    echo: repeat what you shout in the mountains
    tree: have roots, a trunk and leaves
    stamp: am stuck on a letter before it is sent
    towel: get wetter the more I dry|get wet while I dry
    needle: have an eye but cannot see
    bottle: have a neck but no head
    comb: have teeth but cannot bite
    map: show towns and rivers but have no houses and no water
    dentist: look after your teeth
    baker: bake bread|bake rolls and bread early in the morning
    pilot: fly airplanes
    gardener: look after the plants in a garden
    fireman: put out fires""".strip().split("\n"))]
_THIRD = {"have": "has", "am": "is", "was": "was", "can": "can", "carry": "carries", "catch": "catches", "buzz": "buzzes", "fly": "flies", "come": "comes"}
_PEOPLE = {"dentist", "baker", "pilot", "gardener", "fireman"}


def _of_it(trait):
    """As it is said of the thing."""
    out = []
    for part in trait.split(" and "):
        first, _, rest = part.partition(" ")
        verb = _THIRD.get(first) or (first + ("es" if first.endswith(("sh", "ss", "x", "ch")) else "s") if first in _VERBS else first)
        out.append(f"{verb} {rest}".strip())
    return " and ".join(out).replace("but have", "but has").replace("but open", "but opens").replace("my ", "its ").replace(" like me", " like it").replace(" on me", " on it").replace(" with me", " with it").replace("cut me", "cut it").replace(" I dry", " it dries").replace(", grow", ", grows")


_VERBS = set("say give eat live bark wag meow purr like neigh wear pull crow quack swim lay cluck croak make buzz spin look hop hunt hoot climb swing roar hiss show tick tell burn keep open fit lie let cut sweep measure run carry rise set shine fall appear make follow repeat get bake fly put".split())
_MINE = "{m}. What am I?|{m}. Who am I?|{m} - what am I?|what am I? {m}.|I have a riddle: {m}. What am I?|riddle: {m}. what am I?|guess what I am: {m}|a small riddle for you. {m}. What am I?|can you guess? {m}. What am I?|here is a riddle. {m}. What am I?"
_ITS = "what {i}?|what is it that {i}?|it {i}. What is it?|which thing or animal {i}?|riddle: what {i}?|I'm thinking of something that {i}. What is it?|it {i}, what is that?|name something that {i}|guess what: it {i}|solve this riddle: what {i}?"
_WHOSE = "who {i}?|which person {i}?|what do you call somebody who {i}?|what is a person called who {i}?|riddle: who {i}?"


def riddle(source):
    answer, traits = source.pick(_THINGS)
    trait = source.pick(traits)
    its = _of_it(trait)
    if source.chance(.5) and trait[0] != "I":
        text = said(source, _MINE, m="I " + trait)
    else:
        text = said(source, _WHOSE if answer in _PEOPLE else _ITS, i=its)
    return [User(text if source.chance(.3) else capital(text)), Answer(f"That is {'' if answer in ('scissors', 'ice', 'snow', 'rain') else 'the ' if answer in ('sun',) else 'an ' if answer[0] in 'aeiou' else 'a '}{answer}.", answer)]
