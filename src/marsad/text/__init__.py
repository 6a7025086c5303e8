"""Text as written and as matched: folding with an offset map, words, sentences, languages, phrase matching.

Imports model, errors and resources only.
"""
