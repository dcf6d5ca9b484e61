import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { remoteEmbedder } from "../../src/models/remote-embeddings.ts";

/** Whether the optional package is there; without it only the message that says so can be tested (remote-embeddings.test.ts). */
const installed = await import("@huggingface/transformers" as string).then(
  () => true,
  () => false,
);

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "tiny-model-"));
  writeTinyModel(join(folder, "tiny", "model"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.runIf(installed)("transformers.js", () => {
  it("embeds with a model from the model folder", { timeout: 60_000 }, async () => {
    const config = { EMBEDDINGS: "transformers:tiny/model" as const };
    const embeddings = await remoteEmbedder({ config, modelFolder: folder })?.open();
    const [one, same, other] = (await embeddings?.embedDocuments(["peace", "peace", "war"])) ?? [];
    expect(one).toHaveLength(DIMENSION);
    expect(same).toEqual(one);
    expect(other).not.toEqual(one);
    expect(Math.hypot(...(one ?? []))).toBeCloseTo(1, 4);
  });

  it("says which model cannot be loaded", { timeout: 60_000 }, async () => {
    const config = { EMBEDDINGS: "transformers:tiny/broken" as const };
    mkdirSync(join(folder, "tiny", "broken"), { recursive: true });
    writeFileSync(join(folder, "tiny", "broken", "config.json"), "no json");
    const remote = remoteEmbedder({ config, modelFolder: folder });
    await expect(remote?.open()).rejects.toThrow(/"tiny\/broken" cannot be loaded/);
  });
});

const DIMENSION = 4;
const VOCABULARY = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "peace", "war", "ok"];

/** A model of one layer that looks each token's vector up in a table: as little as ONNX can hold, and real all the same. */
function writeTinyModel(at: string): void {
  const write = (file: string, content: string | Uint8Array): void => {
    mkdirSync(dirname(join(at, file)), { recursive: true });
    writeFileSync(join(at, file), content);
  };
  write(
    "config.json",
    JSON.stringify({ model_type: "bert", architectures: ["BertModel"], hidden_size: DIMENSION }),
  );
  write(
    "tokenizer_config.json",
    JSON.stringify({ tokenizer_class: "BertTokenizer", do_lower_case: true, model_max_length: 512 }),
  );
  write("tokenizer.json", JSON.stringify(tokenizer()));
  const onnx = tableModel();
  for (const file of ["onnx/model.onnx", "onnx/model_quantized.onnx"]) write(file, onnx);
}

function tokenizer() {
  const special = VOCABULARY.slice(0, 4);
  const token = (name: string) => ({ SpecialToken: { id: name, type_id: 0 } });
  return {
    version: "1.0",
    truncation: null,
    padding: null,
    added_tokens: special.map((content, id) => ({
      id,
      content,
      special: true,
      single_word: false,
      lstrip: false,
      rstrip: false,
      normalized: false,
    })),
    normalizer: {
      type: "BertNormalizer",
      clean_text: true,
      handle_chinese_chars: true,
      strip_accents: null,
      lowercase: true,
    },
    pre_tokenizer: { type: "BertPreTokenizer" },
    post_processor: {
      type: "TemplateProcessing",
      single: [token("[CLS]"), { Sequence: { id: "A", type_id: 0 } }, token("[SEP]")],
      pair: [
        token("[CLS]"),
        { Sequence: { id: "A", type_id: 0 } },
        token("[SEP]"),
        { Sequence: { id: "B", type_id: 1 } },
        token("[SEP]"),
      ],
      special_tokens: Object.fromEntries(
        ["[CLS]", "[SEP]"].map((id) => [id, { id, ids: [VOCABULARY.indexOf(id)], tokens: [id] }]),
      ),
    },
    decoder: { type: "WordPiece", prefix: "##", cleanup: true },
    model: {
      type: "WordPiece",
      unk_token: "[UNK]",
      continuing_subword_prefix: "##",
      max_input_chars_per_word: 100,
      vocab: Object.fromEntries(VOCABULARY.map((word, id) => [word, id])),
    },
  };
}

/*
 * ONNX is a protobuf message; its fields by number are in onnx.proto3 (onnx/onnx on GitHub). Gather(table, input_ids).
 */

const varint = (value: number): number[] =>
  value < 128 ? [value] : [(value % 128) + 128, ...varint(Math.floor(value / 128))];
const number = (field: number, value: number): number[] => [...varint(field * 8), ...varint(value)];
const bytes = (field: number, content: readonly number[]): number[] => [
  ...varint(field * 8 + 2),
  ...varint(content.length),
  ...content,
];
const text = (field: number, content: string): number[] => bytes(field, [...Buffer.from(content, "utf8")]);

const INT64 = 7;
const FLOAT = 1;

/** ValueInfoProto: name = 1, type = 2; a tensor's type: elem_type = 1, shape = 2; a dimension: value = 1, parameter = 2. */
function valueInfo(name: string, type: number, shape: readonly (string | number)[]): number[] {
  const dimensions = shape.flatMap((one) =>
    bytes(1, typeof one === "number" ? number(1, one) : text(2, one)),
  );
  return [...text(1, name), ...bytes(2, bytes(1, [...number(1, type), ...bytes(2, dimensions)]))];
}

function tableModel(): Uint8Array {
  const values = Float32Array.from({ length: VOCABULARY.length * DIMENSION }, (_, at) => Math.sin(at + 1));
  const raw = [...new Uint8Array(values.buffer)];
  const table = [
    ...number(1, VOCABULARY.length),
    ...number(1, DIMENSION),
    ...number(2, FLOAT),
    ...text(8, "table"),
    ...bytes(9, raw),
  ];
  const gather = [
    ...text(1, "table"),
    ...text(1, "input_ids"),
    ...text(2, "last_hidden_state"),
    ...text(4, "Gather"),
  ];
  const inputs = ["input_ids", "attention_mask", "token_type_ids"].map((name) =>
    valueInfo(name, INT64, ["batch", "length"]),
  );
  const graph = [
    ...bytes(1, gather),
    ...text(2, "tiny"),
    ...bytes(5, table),
    ...inputs.flatMap((input) => bytes(11, input)),
    ...bytes(12, valueInfo("last_hidden_state", FLOAT, ["batch", "length", DIMENSION])),
  ];
  const operators = [...text(1, ""), ...number(2, 13)];
  return Uint8Array.from([...number(1, 8), ...text(2, "test"), ...bytes(7, graph), ...bytes(8, operators)]);
}
