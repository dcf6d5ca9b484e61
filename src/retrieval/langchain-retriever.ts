import { Document } from "@langchain/core/documents";
import { BaseRetriever } from "@langchain/core/retrievers";
import type { Lexicon } from "../language/lexicon.ts";
import { analyseQuestion } from "./question.ts";
import type { Retriever } from "./retriever.ts";

/** What a document found for a question says of itself: `text.slice(start, end)` of the article is its content. */
export interface EvidenceMetadata extends Record<string, unknown> {
  readonly article: string;
  readonly start: number;
  readonly end: number;
  /** Higher is better, comparable within one question only. */
  readonly score: number;
}

/** Our retrieval for those who build on LangChain: sentences of the articles, best first. */
export class ArticleRetriever extends BaseRetriever<EvidenceMetadata> {
  lc_namespace = ["agreement-bot", "retrieval"];
  readonly #retriever: Retriever;
  readonly #lexicon: Lexicon;
  readonly #limit: number;

  /** @param options.limit how many sentences a question gets, 4 unless told */
  constructor(options: {
    readonly retriever: Retriever;
    readonly lexicon: Lexicon;
    readonly limit?: number;
  }) {
    super();
    this.#retriever = options.retriever;
    this.#lexicon = options.lexicon;
    this.#limit = options.limit ?? 4;
  }

  override async _getRelevantDocuments(query: string): Promise<Document<EvidenceMetadata>[]> {
    const question = analyseQuestion({ asked: query, lexicon: this.#lexicon });
    const { evidence } = await this.#retriever.retrieve(question);
    return evidence
      .slice(0, this.#limit)
      .map(
        ({ text, article, start, end, score }) =>
          new Document({ pageContent: text, metadata: { article, start, end, score } }),
      );
  }
}
