"""Search in everyday words: characters, words, pinyin and synonyms over one table of entries."""
