#!/usr/bin/env python3
"""Writes this folder's data again: reviews, judgments, gold.

Every sentence was written by hand for this project; a fixed seed puts them
together. The reviews are about products that do not exist, by people who do
not exist.

    python3 generate.py          writes the files beside this script
"""
import csv
import datetime
import io
import json
import os
import random
import re

HERE = os.path.dirname(os.path.abspath(__file__))
SEED = 20260304
REVIEWS = 500
GOLD = 120
LABELS = ["positive", "negative", "mixed", "neutral"]

# name, what it should do well, a part of it, where it is used
PRODUCTS = [
    ("kettle", "boils a litre", "lid", "in the office kitchen"),
    ("rain jacket", "keeps the rain out", "zip", "on the bike"),
    ("desk lamp", "lights the whole table", "switch", "on my desk"),
    ("headset", "blocks the train noise", "left ear cup", "on the commute"),
    ("backpack", "carries two laptops", "shoulder strap", "on a week's hike"),
    ("coffee grinder", "grinds evenly", "hopper", "every morning"),
    ("office chair", "supports my back", "armrest", "at home"),
    ("water bottle", "stays cold all day", "cap", "at the gym"),
    ("bread knife", "cuts a crust cleanly", "handle", "in our café"),
    ("alarm clock", "wakes me gently", "display", "by the bed"),
    ("tent", "goes up in ten minutes", "rain fly", "in Norway"),
    ("keyboard", "types quietly", "space bar", "at work"),
    ("frying pan", "heats evenly", "coating", "over gas"),
    ("bicycle light", "shows me the path", "bracket", "through the winter"),
    ("baby monitor", "picks up every sound", "battery", "in the nursery"),
    ("toaster", "browns both sides", "lever", "in a shared flat"),
    ("pair of running shoes", "grips wet leaves", "sole", "for half a marathon"),
    ("vacuum cleaner", "gets the dog hair out", "hose", "in three rooms"),
    ("router", "reaches the attic", "setup page", "in an old stone house"),
    ("electric toothbrush", "leaves teeth smooth", "charger", "when travelling"),
    ("notebook", "takes ink without bleeding", "binding", "at lectures"),
    ("garden hose", "does not kink", "nozzle", "behind the shed"),
    ("pair of gloves", "stays warm at minus ten", "thumb seam", "at the bus stop"),
    ("board game", "entertains all ages", "rule book", "with my niece Zoë"),
]

SENTENCES = {
    "positive": [
        "Does exactly what it says: {does}.",
        "I have used this {name} {where} for {time} and it still {does}.",
        "Best {name} I have owned, and I have owned a few.",
        "Lovely thing. The {part} feels solid and everything fits.",
        "Worth every cent of the {price}.",
        "Bought a second {name} for my sister, that says it all.",
        "Arrived two days early and works perfectly {where}.",
        "The {part} is the nicest I have seen on any {name}.",
        "Was sceptical at first, now I would not give this {name} back.",
        "Simple, sturdy, quiet. Five stars.",
        "My old one lasted ten years; this {name} looks as if it will too.",
        "Customer service answered within an hour and sent a new {part} free of charge. Great!",
        "It {does}, it looks good, it was cheap. What more could I want?",
        "So happy with this {name}, thank you!",
        "Recommended to everybody who needs a {name} {where}.",
    ],
    "negative": [
        "The {part} broke after {time}.",
        "Never again. It hardly ever {does}.",
        "Sent it back the same day, the {part} was cracked.",
        "A waste of {price}.",
        "Smells of plastic and the {part} rattles.",
        "Support kept me waiting for {time} and then refused a refund.",
        "I wanted a {name} that {does}. This is not it.",
        "Looks fine in the pictures, feels like a toy in the hand.",
        "The second {name} from this brand that died {where}.",
        "Instructions are useless and the {part} does not fit at all.",
        "If I could give zero stars, I would.",
        "Stopped working {where} after {time}, warranty \"does not apply\".",
        "Disappointed. For {price} the {part} should not come loose.",
        "It arrived used, with somebody's hair on the {part}.",
        "Do not buy this {name}, the old model was far better.",
    ],
    "neutral": [
        "It is a {name}. Black, as ordered.",
        "Delivered on Tuesday, have not used it yet.",
        "Bought it as a gift, so I cannot say how it is.",
        "Same as the previous model, only the {part} is a bit wider.",
        "Average {name}, average price.",
        "The box holds the {name}, a spare {part} and a leaflet in six languages.",
        "Does anybody know whether the {part} can be replaced?",
        "We use it {where}. No complaints, nothing special.",
        "I paid {price} in January, it costs less now.",
        "Measured it: 31 cm from base to {part}.",
        "My first {name}, so I have nothing to compare it with.",
    ],
}

TURNS = ["but", "though", "however,", "on the other hand,", "sadly,", "still,"]
CLOSERS = ["", "", "", "", " That is all.", " Hope this helps.", " Just saying.",
           " Will update this in a month.", " — Marek", " Greetings from Malmö."]
FACES = {"positive": [" 😊", " 👍", " ❤️"], "negative": [" 😡", " 👎"], "neutral": [""], "mixed": [" 🤷"]}
TIMES = ["two weeks", "a month", "three days", "half a year", "a whole winter"]
PRICES = ["€25", "€39.90", "£18", "$60", "€120", "£44.99"]

IRONY = [  # what the words say is not what is meant: hard for rules and for people
    ("Great, another {name} for the bin.", "negative"),
    ("Brilliant idea to put the {part} where nobody can reach it.", "negative"),
    ("Best {name} ever, if you like things that last {time}.", "negative"),
    ("Not bad at all for {price}.", "positive"),
    ("I hate how much I love this {name}.", "positive"),
    ("No complaints, and I always complain.", "positive"),
    ("It is fine, I suppose.", "neutral"),
    ("You get what you pay for.", "neutral"),
    ("Well, it {does}. Sometimes.", "mixed"),
]

FOREIGN = [
    ("de", "Sehr schöne Verarbeitung, läuft leise und zuverlässig.", "positive"),
    ("de", "Nach zwei Wochen kaputt, das Geld würde ich gern zurückhaben.", "negative"),
    ("de", "Kam pünktlich an, mehr kann ich noch nicht sagen.", "neutral"),
    ("de", "Die Größe stimmt, der Griff wackelt aber.", "mixed"),
    ("de", "Für den Preis völlig in Ordnung – gern wieder!", "positive"),
    ("de", "Der Deckel schließt nicht, schade.", "negative"),
    ("fr", "Très content, il chauffe vite et ne fait pas de bruit.", "positive"),
    ("fr", "La poignée s’est cassée dès le premier jour.", "negative"),
    ("fr", "Reçu mardi, pas encore essayé.", "neutral"),
    ("fr", "Joli objet, mais la notice est incompréhensible.", "mixed"),
    ("fr", "Déçue : la fermeture est déjà bloquée.", "negative"),
    ("es", "Funciona de maravilla, lo uso cada mañana.", "positive"),
    ("es", "No dura ni un mes. ¡Qué decepción!", "negative"),
    ("es", "Es igual que el anterior, algo más pequeño.", "neutral"),
    ("es", "Cómodo, aunque el botón falla a veces.", "mixed"),
]

STARS = {"positive": [5, 5, 5, 4, 4], "negative": [1, 1, 1, 2, 2],
         "neutral": [3, 3, 4, 3, 5], "mixed": [3, 3, 2, 4, 3]}

# skill: how often the label is the true one; lean: what is said otherwise; seconds a judgment
ANNOTATORS = {
    "ana": {"skill": 0.97, "lean": ["mixed", "neutral"], "seconds": 6.5},
    "ben": {"skill": 0.93, "lean": ["neutral", "mixed"], "seconds": 14.0},
    "chloé": {"skill": 0.91, "lean": ["neutral", "neutral", "mixed"], "seconds": 8.0},
    "dmitri": {"skill": 0.86, "lean": ["positive", "negative", "negative"], "seconds": 5.0},
    "eve": {"skill": 0.74, "lean": ["positive", "positive", "negative", "neutral"], "seconds": 2.4},
}

RATIONALES = ["irony, I think", "price is praised, quality is not", "the second sentence decides",
              "könnte auch neutral sein", "a question, no opinion", "sounds like “meh”"]


def fill(rng, template, product):
    name, does, part, where = product
    text = template.format(name=name, does=does, part=part, where=where,
                           time=rng.choice(TIMES), price=rng.choice(PRICES))
    return re.sub(r"\b([Aa]) (?=[aeio])", r"\1n ", text)


def lower_first(text):
    return text if text.startswith("I ") else text[0].lower() + text[1:]


def mixed_text(rng, product):
    first, second = rng.sample(["positive", "negative"], 2)
    a = fill(rng, rng.choice(SENTENCES[first]), product)
    b = fill(rng, rng.choice(SENTENCES[second]), product)
    return a + " " + rng.choice(TURNS).capitalize() + " " + lower_first(b)


def plain_text(rng, label, product):
    templates = rng.sample(SENTENCES[label], rng.choice([1, 1, 2, 2, 3]))
    return " ".join(fill(rng, t, product) for t in templates)


def review_text(rng):
    """A text, its language and the label that a careful reader gives it."""
    chance = rng.random()
    if chance < 0.06:
        language, text, label = rng.choice(FOREIGN)
        return text, language, label
    product = rng.choice(PRODUCTS)
    if chance < 0.14:
        template, label = rng.choice(IRONY)
        return fill(rng, template, product), "en", label
    label = rng.choices(LABELS, [40, 28, 14, 18])[0]
    text = mixed_text(rng, product) if label == "mixed" else plain_text(rng, label, product)
    text += rng.choice(CLOSERS if rng.random() < 0.9 else FACES[label])
    if rng.random() < 0.05:
        text = text.replace(". ", ".\n", 1)
    if rng.random() < 0.04:
        text = "Title: \"" + product[0].capitalize() + "\" - " + text
    return text, "en", label


def make_reviews(rng):
    reviews, seen = [], set()
    start = datetime.datetime(2026, 1, 5, 8, 0, 0)
    while len(reviews) < REVIEWS:
        text, language, label = review_text(rng)
        if text in seen and language == "en":
            continue
        seen.add(text)
        start += datetime.timedelta(seconds=rng.randrange(600, 20000))
        reviews.append({"review_id": "r-%04d" % (len(reviews) + 1), "text": text,
                        "stars": rng.choice(STARS[label]), "language": language,
                        "posted_at": start.strftime("%Y-%m-%dT%H:%M:%SZ"), "label": label})
    return reviews


def write_reviews(reviews):
    out = io.StringIO()
    columns = ["review_id", "text", "stars", "language", "posted_at"]
    writer = csv.DictWriter(out, columns, extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    rows = list(reviews)
    rows.insert(60, reviews[40])  # two rows that an export repeated
    rows.insert(300, reviews[299])
    writer.writerows(rows)
    save("reviews.csv", out.getvalue())


def judge(rng, review, who):
    profile = ANNOTATORS[who]
    hard = review["label"] == "mixed" or len(review["text"]) < 40
    skill = profile["skill"] - (0.15 if hard else 0)
    if rng.random() < 0.015:
        return None
    if rng.random() < skill:
        return review["label"]
    return rng.choice([x for x in profile["lean"] if x != review["label"]] or LABELS)


class Desk:
    """An annotator's clock: working days from nine, a judgment after the other."""

    def __init__(self, rng, day):
        self.rng = rng
        self.now = datetime.datetime(2026, 3, day, 9, rng.randrange(20), rng.randrange(60))

    def spend(self, seconds, length):
        took = seconds * self.rng.lognormvariate(0, 0.45) * (0.6 + length / 150)
        self.now += datetime.timedelta(seconds=took + self.rng.randrange(5, 90))
        if self.now.hour >= 17:
            self.now = self.now.replace(hour=9, minute=0) + datetime.timedelta(days=1)
        return int(took * 1000)


def make_judgments(rng, reviews):
    desks = {who: Desk(rng, 2 + i) for i, who in enumerate(ANNOTATORS)}
    rows = []
    for review in reviews:
        for who in rng.sample(list(ANNOTATORS), 3):
            rows.append((review, who))
    repeats = rng.sample(rows, 7)  # asked twice by mistake: the later answer counts
    rows += repeats
    return [judgment(rng, desks[who], i, review, who) for i, (review, who) in enumerate(rows)]


def judgment(rng, desk, number, review, who):
    took = desk.spend(ANNOTATORS[who]["seconds"], len(review["text"]))
    record = {"id": "a-%04d" % (number + 1), "item": review["review_id"], "annotator": who,
              "label": judge(rng, review, who), "origin": "human"}
    if who in ("ana", "ben") and record["label"] is not None:
        record["confidence"] = rng.choice([0.6, 0.7, 0.8, 0.9, 0.95, 1])
    record["created_at"] = desk.now.strftime("%Y-%m-%dT%H:%M:%SZ")
    record["duration_ms"] = took
    if rng.random() < 0.02:
        record["rationale"] = rng.choice(RATIONALES)
    return record


def line(record):
    return json.dumps(record, ensure_ascii=False, separators=(",", ":")) + "\n"


def write_judgments(rng, judgments):
    lines = [line(j) for j in judgments]
    save("judgments.jsonl", "".join(lines))
    # what a tool's export looks like before lbl-validate has seen it
    misspelt = dict(judgments[411], id="a-9001", annotator="ben", label="postive")
    cut = line(dict(judgments[902], id="a-9002"))[:61] + "\n"
    lines.insert(412, line(misspelt))
    lines.insert(904, cut)
    save("judgments-raw.jsonl", "".join(lines))


def write_gold(rng, reviews):
    chosen = sorted(rng.sample(range(len(reviews)), GOLD))
    save("gold.jsonl", "".join(
        line({"item": reviews[i]["review_id"], "label": reviews[i]["label"]}) for i in chosen))


def save(name, text):
    with open(os.path.join(HERE, name), "w", encoding="utf-8", newline="") as out:
        out.write(text)


def main():
    rng = random.Random(SEED)
    reviews = make_reviews(rng)
    judgments = make_judgments(rng, reviews)
    write_reviews(reviews)
    write_judgments(rng, judgments)
    write_gold(rng, reviews)


if __name__ == "__main__":
    main()
