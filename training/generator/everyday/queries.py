"""What people search for: lines are grammars, letters in braces the fillers of `fillers.py`."""
from .phrases import lines

QUERIES = lines("""
    nice cycling routes (in|near|around) {c}
    best {t} for (beginners|kids|small rooms|cold weather|travel|a small budget)
    cheap (hotels|hostels|flights|apartments) (in|near|to) {c}
    how to {w} a {t}
    how to get (rid of|out of|around) {w} (in|on|under) the {t}
    how to (clean|fix|sharpen|paint|store) a {t} without {w}
    how (long|often|much) (to boil|to water|to cook) {f}
    how do (I|you) (make|fix|grow|cook|store) {f}
    what is the (difference between|best way to cook) {f} and {f}
    why do {w}s (sleep|sing|fall|turn) (at night|in winter|so early)
    why is (the sea salty|the sky blue|my {t} so slow|{c} famous)
    who invented the {t}
    who was the (first|last) king of {c}
    when did {n} move to {c}
    when is the next (train to {c}|full moon|election in {c}|holiday)
    where (to buy|can I buy|do I find) {f} (in|near) {c}
    (history|map|weather|population|mayor) of {c}
    {w} and {w} (in|for|with) {w}
    {w} without {w}
    {w} (for|with|under|against|from|of) {w}
    {a} {t} (with|for|without|in) {a} {t}
    {a} {t} (near me|near {c}|in {c}|for sale)
    recipe for {f} (soup|bread|salad) with {f}
    {f} and {f} (salad|soup|pie|cake)
    (what to do|where to eat|things to do) in {c} (on a rainy day|with kids|at night|in one day)
    {l} (grammar|words|lessons) for (beginners|travelers|children)
    learn {l} in {m} days
    is it safe to {w} {f}
    is {w} better than {w}
    can (cats|dogs|birds) eat {f}
    do I need a visa for {c}
    how far is the moon
    the {w} of the {t}
    the {a} {t} of {c}
    to {w} or not to {w}
    {n} {w} interview
    {n} and the {t}
    books (by|about|like) {n}
    films (with|by|about) {n}
    songs about {w} and {w}
    {t} (repair|rental|shop|museum) {c}
    {w} vs {w} for {w}
    {w} not found in {w}
    {w} error on (startup|windows|linux|line {m}|a mac)
    cannot {w} the {w} after (update|restart|login)
    {w} {w} in (python|rust|go|javascript|bash|java)
    how to (sort|merge|split|parse|loop over|print) a {w} in (python|rust|go|javascript|bash|sql)
    (async|static|generic|anonymous) {w}s in (python|rust|go|java)
    difference between {w} and {w}
    meaning of {w}
    {w} (now and then|on and off|up and down|by hand|at home|at work|on the go|out of the box|step by step)
    top {m} {w}s of all time
    {m} (best|worst) {w}s in the world
    {k} {y} {w} (results|news|calendar)
    (opening hours|phone number|address) of {v}
    {v} {c} (menu|reviews|opening hours)
    {o} (careers|stock|headquarters|support)
    {b} (manual|review|battery life|price|vs {b})
    is {o} hiring
    tickets for {n} in {c}
    {w} in the {w} of the {w}
    a {w} to {w}
    over the {t} and under the {t}
    what does {w} mean in {l}
    symptoms of {w} in {w}s
    {a} paint for the {t}
    side effects of {w}
    exercises for (the back|strong arms|a flat stomach|runners)
    how many {w}s (are in|fit in) a {t}
    if {w} then {w}
    {w}, {w} and {w}
    (used|second hand|vintage|handmade) {t}s (near|in|around) {c}
    (paintings|songs|books|films|letters) from the (twenties|sixties|middle ages|war)
    (life|work|traffic|schools|rents|food) in {c} (today|in the future|before {y}|after the war)
    how (high|deep|old|fast|heavy) is (the tower of {c}|a {t}|the river in {c}|an elephant)
    how to (say no to|write to|apologize to|work with) a (boss|friend|stranger|neighbor)
    how to (turn|switch) off {w} (on|in|for) {b}
    how to (get|drive|walk) from {c} to {c}
    how to (grow|freeze|dry|peel|cut) {f} (at home|in winter|on a balcony|without a knife)
    what to (wear|bring|cook|say) (at a wedding|to a party|for a date|in {c}|when it rains)
    what (happened|happens) (in {c} in {y}|to {o}|at night|on {d}|to the {t} of {c})
    where does {f} come from
    where is the (source of the river {w}|deepest lake|oldest {t}|{w} museum)
    which {t} is (best for|better for|used for) {w}
    who (sings|wrote|painted|played in) the {a} {t}
    who is the (boss|founder|owner|goalkeeper) of ({o}|{c}|the {t}s)
    why (does|is) my {t} (make a noise|so hot|smell|not turn on|so loud at night)
    (is|are) {f} (good for you|bad for dogs|in season)
    (is there|are there) (snow|sharks|trams|beaches|palm trees) in {c}
    can you (freeze|eat|reheat|grill) {f}
    (opening|closing) of the {t} in {c}
    (the best|a good|a cheap) (place for|way to) {w} in {c}
    {n} (age|wife|brother|songs|net worth|tour dates|on television)
    {n} and {n} (wedding|film|band|together)
    {o} (and {o}|versus {o}|in {c}|customer service)
    {t} (in the wild|of the year|for two|on wheels|under water|from scratch)
    {t} shop (near|next to|behind) the {t}
    {w} (after|before|during) {w}
    {w} (between|among) {w} and {w}
    {w} or {w} for (a {t}|{w}|beginners)
    {w} to {w} (converter|map|flights|distance|translation)
    from {w} to {w}
    in the name of the {t}
    at the end of the {t}
    on the {t} of {c}
    of {t}s and {t}s
    all about {t}s
    {a} things to do with {f}
    (first|second|last) {t} (on the moon|in history|of {c})
    {m} (days|hours|weeks) in {c} (by train|with children|on foot|in winter)
    {m} year old {t} in {c}
    weather in the {t} of {c} in {k}
    ({w} )exception in thread main
    (cargo|npm|pip|git) {w} (fails|error|not working|without internet|on a mac|behind a proxy)
    permission denied when (opening|reading|deleting) a {w} file
    rename a (branch|column|file) in {w}
    undo the last {w} in {w}
    {w} (list|tree|map|loop) with an (index|iterator|example) in (rust|python|go|c)""")
