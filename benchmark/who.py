"""Passages a second that the actors stage reads on one core: `python benchmark/who.py [--seconds 5]`.

The passages are made from the examples in the knowledge files, three sentences each, so that nothing outside the
repository is needed. Splitting is done before and not counted.
"""

import argparse
import time
from pathlib import Path

from marsad.extract.actors import Actors
from marsad.model.document import Document
from marsad.model.report import Report
from marsad.resources.build import read_records
from marsad.text.split import Split

RESOURCES = Path(__file__).parents[1] / "resources"
FRAME = {
    "ar": "وقال مصدر أمني إن مسلحين هاجموا موقعا للجيش المالي قرب القرية فقتلوا جنديين وخطفوا مدنيين قبل أن ينسحبوا.",
    "fr": "Selon une source sécuritaire, des hommes armés ont attaqué l'armée malienne près du bourg et tué un civil.",
    "en": "A security source said gunmen attacked the Malian army near the village and killed two civilians on Monday.",
}


def passages() -> list[str]:
    found = []
    for record in read_records("actors", RESOURCES):
        for name, example in zip(record["names"], record["examples"], strict=False):
            found.append(f"{example} {FRAME[name['lang']]} {example}")
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=5.0, help="how long to measure")
    seconds = parser.parse_args().seconds
    documents = [Document(Report.of(text), home="ML") for text in passages()]
    Split().run(documents)
    stage = Actors()
    stage.run(documents[:50])  # build the matchers
    read, start = 0, time.process_time()
    while time.process_time() - start < seconds:
        for document in documents:
            document.actors, document.persons, document.issues = [], [], []
        stage.run(documents)
        read += len(documents)
    rate = read / (time.process_time() - start)
    words = sum(len(d.tokens) for d in documents) / len(documents)
    print(f"{rate:,.0f} passages a second on one core, {words:.0f} words each")


if __name__ == "__main__":
    main()
