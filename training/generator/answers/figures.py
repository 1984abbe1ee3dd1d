"""Parts, percentages, powers, decimals, numbers below zero, sums and means of several numbers, rounding."""
from ..material import world
from ..words.said import said

_PARTS = [("a quarter", 4), ("a third", 3), ("a fifth", 5), ("a tenth", 10), ("one quarter", 4), ("one third", 3), ("three quarters", 4 / 3), ("two thirds", 3 / 2), ("1/4", 4), ("1/3", 3), ("3/4", 4 / 3), ("2/3", 3 / 2), ("1/2", 2), ("half", 2), ("1/10", 10), ("one half", 2)]


def decimal(value):
    """As people write it, without zeros at its end."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def figure(source):
    """-> (what is asked for, its value, how one finds it)"""
    n = source.number
    match source.weighted({"percent": 10, "part": 9, "power": 6, "decimal": 9, "below": 8, "sum": 9, "mean": 4, "round": 5, "words": 6, "hundred": 5, "cube": 2, "money": 6, "off": 5}):
        case "percent":
            p = source.pick([1, 5, 10, 20, 25, 25, 30, 40, 50, 50, 75, 100])
            b = source.pick([10, 20, 40, 50, 60, 80, 100, 120, 200, 300, 400, 500, 1000])
            if p * b % 100:
                return figure(source)
            return said(source, "{p} (percent|%) of {b}|{p}% of {b}", p=p, b=b).replace(" %", "%"), p * b // 100, f"{p}% of {b} is {p * b // 100}."
        case "part":
            name, k = source.pick(_PARTS)
            whole = n(1, 30) * {4 / 3: 4, 3 / 2: 3}.get(k, k)
            return f"{name} of {whole}", round(whole / k), f"{name} of {whole} is {round(whole / k)}."
        case "power":
            a, b = source.pick([(2, n(0, 10)), (3, n(0, 5)), (10, n(0, 6)), (n(2, 9), 3), (5, n(1, 3)), (n(2, 15), 2)])
            return said(source, "{a} (to the power of|to the power|raised to) {b}|{a}^{b}|{a} ** {b}|{a}**{b}", a=a, b=b), a ** b, f"{a} ^ {b} = {a ** b}."
        case "decimal":
            a, b = source.pick([n(1, 99) / 10, n(0, 20) + .5, n(1, 9) + .25]), source.pick([n(1, 99) / 10, n(0, 20) + .5, float(n(1, 9))])
            sign, value = source.pick([("+", a + b), ("+", a + b), ("-", max(a, b) - min(a, b)), ("*", a * n(1, 1))])
            if sign == "*":
                b = n(2, 10)
                value = a * b
            a, b = (max(a, b), min(a, b)) if sign == "-" else (a, b)
            return said(source, "{a} {s} {b}|{a} {w} {b}", a=decimal(a), b=decimal(b), s=sign, w={"+": "plus", "-": "minus", "*": "times"}[sign]), decimal(value), f"{decimal(a)} {sign} {decimal(b)} = {decimal(value)}."
        case "below":
            a, b = sorted((n(1, 40), n(1, 60)))
            match n(0, 2):
                case 0: return said(source, "{a} - {b}|{a} minus {b}|{b} (subtracted|taken) from {a}", a=a, b=b), a - b, f"{a} - {b} = {a - b}."
                case 1: return said(source, "-{a} + {b}|-{a} plus {b}|minus {a} plus {b}", a=a, b=b), b - a, f"-{a} + {b} = {b - a}."
            return said(source, "-{a} - {b}|minus {a} minus {b}", a=a, b=b), -a - b, f"-{a} - {b} = {-a - b}."
        case "sum":
            values = [n(1, 30) for _ in range(n(3, 5))]
            text = source.pick([" + ", " + ", "+", " plus "]).join(map(str, values)) if source.chance(.5) else said(source, "the (sum|total) of (these numbers:|) {l}|the sum of {l}", l=", ".join(map(str, values)))
            done, steps = values[0], []
            for v in values[1:]:
                steps.append(f"{done} + {v} = {done + v}.")
                done += v
            return text, done, " ".join(steps)
        case "mean":
            mean = n(3, 30)
            d = n(1, min(mean, 9))
            return said(source, "the (average|mean) of {a}, {b} and {c}|the (average|mean) of {a}, {b}, {c}", a=mean - d, b=mean, c=mean + d), mean, f"{3 * mean} / 3 = {mean}."
        case "round":
            if source.chance(.5):
                value = n(0, 99) + source.pick([.1, .2, .3, .4, .6, .7, .8, .9, .25, .75])
                return said(source, "{v} rounded( to a whole number| to the nearest whole number|)|{v} rounded to the nearest integer", v=decimal(value)), round(value), f"{decimal(value)} is nearest to {round(value)}."
            value = n(10, 999)
            value += value % 10 == 5
            return f"{value} rounded to the nearest ten", (value + 5) // 10 * 10, f"{value} is nearest to {(value + 5) // 10 * 10}."
        case "words":
            a, b = n(1, 20), n(1, 20)
            word = lambda v: world.in_words(v) if source.chance(.7) else str(v)
            sign, value = source.pick([("plus", a + b), ("minus", a + b - b), ("times", a * b)])
            a = a + b if sign == "minus" else a
            return f"{word(a)} {sign} {word(b)}", value, f"{a} {sign} {b} = {value}."
        case "hundred":
            a = n(100, 999)
            return (f"{world.in_words(a)} in digits", a, f"{world.in_words(a)} is {a}.") if source.chance(.5) else (f"{a} in words", world.in_words(a), f"{a} is {world.in_words(a)}.")
        case "cube":
            a = n(1, 10)
            return source.pick([f"{a} cubed", f"the cube of {a}"]), a ** 3, f"{a} * {a} * {a} = {a ** 3}."
        case "money":
            a, b = n(1, 20) + source.pick([.5, .25, .75, .99, .1]), n(1, 20) + source.pick([.5, .25, 0, .01])
            unit = source.pick(["$", "€", "£"])
            form, value = source.pick([("{u}{a} + {u}{b}", a + b), ("{u}{a} plus {u}{b}", a + b), ("{u}{c} - {u}{b}", a), ("the total of {u}{a} and {u}{b}", a + b)])
            return form.format(u=unit, a=f"{a:.2f}", b=f"{b:.2f}", c=f"{a + b:.2f}"), f"{unit}{value:.2f}", f"It is {unit}{value:.2f}."
    p = source.pick([10, 20, 25, 50])
    b = source.pick([20, 40, 60, 80, 100, 200])
    return said(source, "{b} (dollars|euros|) (minus|less) {p}%|{p}% off {b}( dollars|)|the price of {b} dollars after {p}% off|{b} reduced by {p} percent", b=b, p=p).replace("  ", " "), b - p * b // 100, f"{p}% of {b} is {p * b // 100}. {b} - {p * b // 100} = {b - p * b // 100}."
