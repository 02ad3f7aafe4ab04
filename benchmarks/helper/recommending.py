"""Whether a sentence recommends something: spaCy's text classifier, trained on the labelled sentences."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from typing import Any

import spacy
from spacy.language import Language
from spacy.training import Example
from thinc.api import fix_random_seed

from benchmarks.helper.ranker import SEED
from benchmarks.sentences import IN_MINUTES, KINDS_OF_RECOMMENDATION, NO_RECOMMENDATION
from corpus.evaluation.found import Record
from extract.language import sentences
from schema.records import Reading

LABELS = (*KINDS_OF_RECOMMENDATION, *NO_RECOMMENDATION)
ROUNDS = 12
BATCH = 16
DROP = 0.2
SHORTEST = 5
"""Words: a shorter sentence is not asked."""
BAG = {"@architectures": "spacy.TextCatBOW.v3", "exclusive_classes": True, "ngram_size": 2, "no_output_layer": False,
       "length": 65536}  # fmt: skip
EMBED = {"@architectures": "spacy.MultiHashEmbed.v2", "width": 64, "rows": [2000, 500, 1000, 500],
         "attrs": ["NORM", "PREFIX", "SUFFIX", "SHAPE"], "include_static_vectors": False}  # fmt: skip
ENCODE = {
    "@architectures": "spacy.MaxoutWindowEncoder.v2",
    "width": 64,
    "window_size": 1,
    "maxout_pieces": 3,
    "depth": 2,
}
WORDS = {"@architectures": "spacy.Tok2Vec.v2", "embed": EMBED, "encode": ENCODE}
MODEL = {"@architectures": "spacy.TextCatEnsemble.v2", "tok2vec": WORDS, "linear_model": BAG}


def train_recommending(labelled: Sequence[tuple[str, str]]) -> Language:
    """A pipeline that classifies a sentence; the same sentences give the same pipeline on the same machine."""
    fix_random_seed(SEED)
    nlp = spacy.blank("en")
    component: Any = nlp.add_pipe("textcat", config={"model": MODEL})
    for label in LABELS:
        component.add_label(label)
    examples = [_example(nlp, text, label) for text, label in labelled]
    optimizer = nlp.initialize(lambda: examples)
    order = random.Random(SEED)
    for _ in range(ROUNDS):
        order.shuffle(examples)
        for first in range(0, len(examples), BATCH):
            nlp.update(examples[first : first + BATCH], sgd=optimizer, drop=DROP)
    return nlp


def _example(nlp: Language, text: str, label: str) -> Example:
    return Example.from_dict(nlp.make_doc(text), {"cats": {name: float(name == label) for name in LABELS}})


def classify(nlp: Language, texts: Sequence[str]) -> list[tuple[str, float]]:
    """The label of each sentence, and how far it is believed."""
    return [max(doc.cats.items(), key=lambda pair: pair[1]) for doc in nlp.pipe(texts)]


def further(nlp: Language, reading: Reading, least: float) -> Iterator[Record]:
    """What the classifier takes for recommendations beside those of the rules, from a belief of `least` on."""
    minutes = {paper.id for paper in reading.papers if paper.paper_type == "minutes"}
    ruled = [r.text for r in reading.recommendations]
    said = [(b, b.text[i:j]) for b in reading.blocks if b.kind != "heading" for i, j in sentences(b.text)]
    new = [
        (b, text)
        for b, text in said
        if len(text.split()) >= SHORTEST and not any(text in r or r in text for r in ruled)
    ]
    for (block, text), (label, belief) in zip(new, classify(nlp, [text for _, text in new]), strict=True):
        spoken_here = block.paper_id in minutes or label not in IN_MINUTES
        if belief >= least and label not in NO_RECOMMENDATION and spoken_here:
            yield {"text": text, "kind": label, "page": block.page, **dict.fromkeys(FIELDS)}


FIELDS = ("action", "addressee", "number", "deadline", "status")
