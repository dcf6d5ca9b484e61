/** Which embedder made an index's vectors, and what follows from that. */
export interface Embedder {
  /**
   * Name and version, such as "local-v1" or "openai:text-embedding-3-small". Whatever changes its vectors, their
   * dimension included, changes its name as well: vectors of one name are taken over from index to index.
   */
  readonly name: string;
  /** Embedding costs money, so an index is never embedded anew without being asked for. */
  readonly paid: boolean;
  /** Its vectors change with the lexicon and with our own analysis of words. */
  readonly usesLexicon: boolean;
}
