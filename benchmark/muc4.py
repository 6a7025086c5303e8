"""The five roles of MUC-4 by CEAF-REE: `python benchmark/muc4.py ../shared/bench/muc4/dev.json [--reader rules]`.

Codes the documents with the marsad of this checkout, maps the coded records to PerpInd, PerpOrg, Target, Victim and
Weapon and scores them as the published script of xinyadu/grit_doc_event_entity does (docs/accuracy-muc4.md): mentions
are compared as words without case, punctuation and articles; a predicted entity is right with a gold entity that has
all its mentions, each gold entity with one predicted at most; documents without templates count.
"""

import argparse
import json
import re
import string
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

MARSAD = (sys.executable, "-m", "marsad", "code", "--format", "jsonl", "--keep-repeats", "--quiet")
ROLES = ("PerpInd", "PerpOrg", "Target", "Victim", "Weapon")
# MUC-4 has templates for attacks, bombings, kidnappings, arson and robbery: armed clashes and arrests are none of them.
ON_PEOPLE = frozenset({"attack", "ambush", "abduction", "sexual_violence"})
ON_THINGS = frozenset({"air_drone_strike", "grenade", "ied_mine", "looting_destruction", "shelling", "suicide_bomb"})
NOT_TOLD = ("hypothetical", "denied")
NAMELESS = ("bandits-", "civilians-", "prisoners-", "unidentified-")  # ids for people whose group is not said

Entity = frozenset[str]  # its mentions, normalised
Roles = dict[str, list[Entity]]  # every role of ROLES is there


@dataclass
class Tally:
    """Counts of entities; `right` is the size of the best one-to-one alignment."""

    right: int = 0
    predicted: int = 0
    gold: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(self.right + other.right, self.predicted + other.predicted, self.gold + other.gold)

    @property
    def precision(self) -> float:
        return self.right / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        return 2 * self.right / (self.predicted + self.gold) if self.right else 0.0


def normalised(words: str) -> str:
    """Lower case, no punctuation of ASCII, no articles, single spaces."""
    bare = words.lower().translate(str.maketrans("", "", string.punctuation))
    return " ".join(re.sub(r"\b(?:an?|the)\b", " ", bare).split())


def gold_roles(templates: Iterable[Mapping[str, Any]]) -> Roles:
    """The entities of a document over all its templates; of two, one with all mentions of the other, the first stays.

    Told apart by the words as given, before they are normalised, as GRIT's preparation of the data does.
    """
    kept: dict[str, list[set[str]]] = {role: [] for role in ROLES}
    for template in templates:
        for role in ROLES:
            for entity in template[role]:
                mentions = {words for words, _ in entity}
                if mentions and not any(mentions <= other or other <= mentions for other in kept[role]):
                    kept[role].append(mentions)
    return {role: [frozenset(map(normalised, e)) for e in entities] for role, entities in kept.items()}


def aligned(predicted: Sequence[Entity], gold: Sequence[Entity]) -> int:
    """How many predicted entities can be given a gold entity of their own that has all their mentions.

    With similarities of 0 and 1 the alignment of the Hungarian method is a largest matching: augmenting paths find it.
    """
    holder: dict[int, int] = {}  # gold entity -> predicted entity

    def place(number: int, tried: set[int]) -> bool:
        for at, entity in enumerate(gold):
            if at not in tried and predicted[number] <= entity:
                tried.add(at)
                if at not in holder or place(holder[at], tried):
                    holder[at] = number
                    return True
        return False

    return sum(place(number, set()) for number in range(len(predicted)))


def score(predicted: Mapping[str, Roles], gold: Mapping[str, Roles]) -> dict[str, Tally]:
    """A tally for each role and, under "all", their sum; documents by id.

    Raises:
        SystemExit: a document was not coded; figures on the rest would mislead.
    """
    if missing := gold.keys() - predicted.keys():
        raise SystemExit(f"{len(missing)} documents not coded, among them {min(missing)}")
    tallies = {role: Tally() for role in ROLES}
    for document, roles in gold.items():
        for role in ROLES:
            ours, theirs = predicted[document][role], roles[role]
            tallies[role] += Tally(aligned(ours, theirs), len(ours), len(theirs))
    return tallies | {"all": sum(tallies.values(), Tally())}


def coded_roles(coded: Mapping[str, Any]) -> Roles:
    """The roles of one coded report, as docs/accuracy-muc4.md lists them; each entity is one wording."""
    mentions = coded["mentions"]
    found: dict[str, set[str]] = {role: set() for role in ROLES}
    attacks = [e for e in coded["events"] if e["type"] in ON_PEOPLE | ON_THINGS and e["status"] not in NOT_TOLD]
    for event in attacks:
        for side in event["side_a"]:
            role = "PerpInd" if side["actor"].startswith(NAMELESS) else "PerpOrg"
            found[role] |= wordings(side, mentions, "actor") or own_words(side)
        for part in [*event["side_b"], *event["harm"]]:
            found["Victim"] |= wordings(part, mentions, "person")
        if event["type"] in ON_THINGS:
            for side in event["side_b"]:
                found["Target"] |= wordings(side, mentions, "actor") or own_words(side)
    if attacks:
        found["Weapon"] = {m["evidence"]["quote"] for m in mentions if m["kind"] == "weapon"}
    kept = {role: sorted({normalised(words) for words in quotes} - {""}) for role, quotes in found.items()}
    return {role: [frozenset({words}) for words in quotes] for role, quotes in kept.items()}


def wordings(part: Mapping[str, Any], mentions: Iterable[Mapping[str, Any]], kind: str) -> set[str]:
    """How mentions of a kind read within the words that a part of an event rests on; actors only where they are it."""
    basis = part["evidence"]
    return {
        m["evidence"]["quote"]
        for m in mentions
        if basis
        and m["kind"] == kind
        and (kind == "person" or m["ref"] == part["actor"])
        and basis["start"] <= m["evidence"]["start"] < basis["end"]
    }


def own_words(part: Mapping[str, Any]) -> set[str]:
    return {part["evidence"]["quote"]} if part["evidence"] else set()


def report_of(document: Mapping[str, Any]) -> dict[str, str]:
    """What marsad is given: as many line breaks as there are spaces between paragraphs, so that offsets stay."""
    text = re.sub(r" {4,}", lambda spaces: "\n" * len(spaces[0]), document["doctext"])
    return {"id": document["docid"], "text": text, "language": "en"}


def lines_of(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def code(documents: Iterable[Mapping[str, Any]], reader: str) -> list[dict[str, Any]]:
    with tempfile.TemporaryDirectory() as folder:
        reports, answers = Path(folder, "reports.jsonl"), Path(folder, "coded.jsonl")
        lines = (json.dumps(report_of(d), ensure_ascii=False) for d in documents)
        reports.write_text("\n".join(lines) + "\n", encoding="utf-8")
        subprocess.run([*MARSAD, str(reports), "--reader", reader, "--output", str(answers)], check=True)
        return lines_of(answers)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("documents", type=Path, help="train.json or dev.json of bench/muc4")
    parser.add_argument("--reader", choices=("both", "rules"), default="both")
    parser.add_argument(
        "--coded", type=Path, help="score this output of `marsad code --format jsonl` instead of coding"
    )
    options = parser.parse_args()
    documents = lines_of(options.documents)
    coded = lines_of(options.coded) if options.coded else code(documents, options.reader)
    tallies = score(
        {record["report"]["id"]: coded_roles(record) for record in coded},
        {document["docid"]: gold_roles(document["templates"]) for document in documents},
    )
    print("| role | precision | recall | F1 | right of predicted | of gold |\n| --- | --- | --- | --- | --- | --- |")
    for role, t in tallies.items():
        print(f"| {role} | {t.precision:.3f} | {t.recall:.3f} | {t.f1:.3f} | {t.right} of {t.predicted} | {t.gold} |")


if __name__ == "__main__":
    main()
