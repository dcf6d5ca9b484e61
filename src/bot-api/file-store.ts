/** Largest file that a bot may download, in bytes. */
export const DOWNLOAD_BYTES = 20 * 1024 * 1024;

/** A file that someone sent. */
export interface StoredFile {
  file_id: string;
  file_unique_id: string;
  /** Bytes; may be said to be larger than what is there, to try out the limit. */
  file_size: number;
  /** Where it is downloaded from, below `/file/bot<token>/`. */
  file_path: string;
  bytes: Uint8Array;
}

/** The files of this world. */
export class FileStore {
  readonly #files = new Map<string, StoredFile>();
  #count = 0;

  /** @param folder first part of the path, such as `documents`; @param extension with its dot */
  add(options: { folder: string; extension: string; bytes?: Uint8Array; size?: number }): StoredFile {
    const number = ++this.#count;
    const bytes = options.bytes ?? Buffer.from(`file ${number}`);
    const file: StoredFile = {
      file_id: `file-${options.folder}-${number}`,
      file_unique_id: `unique-${number}`,
      file_size: options.size ?? bytes.byteLength,
      file_path: `${options.folder}/file_${number}${options.extension}`,
      bytes,
    };
    this.#files.set(file.file_id, file);
    return file;
  }

  byId(id: string): StoredFile | undefined {
    return this.#files.get(id);
  }

  byPath(path: string): StoredFile | undefined {
    return [...this.#files.values()].find((file) => file.file_path === path);
  }
}
