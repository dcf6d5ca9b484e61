import { closeSync, openSync, readSync, statSync } from "node:fs";
import hnswlib from "hnswlib-node";
import { IndexError } from "../errors.ts";
import { damaged } from "./manifest.ts";

// 16 links and 200 candidates are the values hnswlib recommends for all but very large or very hard collections.
const LINKS = 16;
const BUILD_CANDIDATES = 200;
const SEED = 100;

/** Candidates looked at in a search; 100 gave recall@10 of 1.000 over 100,000 vectors, our own have hubs and take more. */
const SEARCH_CANDIDATES = 200;

/** Bytes of the header hnswlib writes before the elements. */
const HEADER_BYTES = 96;

/** A passage found by its vector. */
export interface Neighbor {
  readonly passage: number;
  /** Cosine with the query, -1 to 1, higher is nearer. */
  readonly score: number;
}

/** Collects vectors and writes them as an HNSW file. */
export class VectorWriter {
  readonly dimension: number;
  readonly #graph: hnswlib.HierarchicalNSW;
  #count = 0;

  constructor({ dimension, capacity }: { dimension: number; capacity: number }) {
    this.dimension = dimension;
    this.#graph = new hnswlib.HierarchicalNSW("ip", dimension);
    this.#graph.initIndex(Math.max(1, capacity), LINKS, BUILD_CANDIDATES, SEED);
  }

  /**
   * Adds the vector of a passage; it is scaled to length 1.
   * @throws IndexError for a vector of another dimension, or one that has no direction
   */
  add(passage: number, vector: readonly number[]): void {
    const length = lengthOf(vector);
    if (vector.length !== this.dimension || !Number.isFinite(length) || length === 0) {
      throw new IndexError(
        `the embedder gave a vector of ${vector.length} components and length ${length} where ${this.dimension} components with a direction were expected. Check the embedding model that EMBEDDINGS names.`,
      );
    }
    this.#graph.addPoint(
      vector.map((value) => value / length),
      passage,
    );
    this.#count++;
  }

  /**
   * Writes the file and makes sure that it has the size it must have: hnswlib reports success on a full disk.
   * @throws IndexError where the file is shorter
   */
  write(path: string): void {
    this.#graph.writeIndexSync(path);
    const written = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
    const element = this.dimension * 4 + (2 * LINKS * 4 + 4) + 8;
    const least = HEADER_BYTES + this.#count * (element + 4);
    if (written < least) {
      throw new IndexError(
        `${path} could not be written: ${written} of at least ${least} bytes are there. Is the disk full?`,
      );
    }
  }
}

/** The vectors of a generation, opened for searching. */
export class Vectors {
  readonly #graph: hnswlib.HierarchicalNSW;
  readonly #count: number;

  private constructor(graph: hnswlib.HierarchicalNSW, count: number) {
    this.#graph = graph;
    this.#count = count;
  }

  /**
   * Opens a file whose checksum has been checked.
   * @throws IndexError where it holds another number of vectors or another dimension than the manifest says
   */
  static open(path: string, expected: { dimension: number; count: number }): Vectors {
    const found = readHeader(path);
    if (found.dimension !== expected.dimension || found.count !== expected.count) {
      throw damaged(
        `${path} holds ${found.count} vectors of ${found.dimension} components where ${expected.count} of ${expected.dimension} were expected`,
      );
    }
    const graph = new hnswlib.HierarchicalNSW("ip", expected.dimension);
    try {
      graph.readIndexSync(path);
    } catch (cause) {
      throw damaged(`${path} cannot be opened`, cause);
    }
    return new Vectors(graph, expected.count);
  }

  /** The `limit` passages nearest to a vector of length 1, best first. */
  search(vector: readonly number[], limit: number): Neighbor[] {
    const wanted = Math.min(limit, this.#count);
    if (wanted <= 0) return [];
    this.#graph.setEf(Math.max(SEARCH_CANDIDATES, wanted * 2));
    const { neighbors, distances } = this.#graph.searchKnn([...vector], wanted);
    return neighbors.map((passage, index) => ({ passage, score: 1 - (distances[index] ?? 1) }));
  }

  /** The vector of a passage. */
  vectorOf(passage: number): number[] {
    return this.#graph.getPoint(passage);
  }
}

function lengthOf(vector: readonly number[]): number {
  return Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0));
}

/**
 * The header's fields that tell what the file holds (hnswalg.h, saveIndex): count at byte 16, where the label
 * begins in an element at 32, where the vector begins at 40. hnswlib itself loads a file of any dimension.
 */
function readHeader(path: string): { count: number; dimension: number } {
  const header = Buffer.alloc(HEADER_BYTES);
  const file = openSync(path, "r");
  try {
    readSync(file, header, 0, HEADER_BYTES, 0);
  } finally {
    closeSync(file);
  }
  const field = (offset: number) => Number(header.readBigUInt64LE(offset));
  return { count: field(16), dimension: (field(32) - field(40)) / 4 };
}
