import type { FileStore } from "./file-store.ts";
import type { Message } from "./objects.ts";

/** What comes with a message that is not text. */
export interface Medium {
  kind:
    | "photo"
    | "voice"
    | "audio"
    | "video"
    | "video_note"
    | "document"
    | "sticker"
    | "animation"
    | "location";
  bytes?: Uint8Array;
  /** Bytes, where it should be said to be larger than it is. */
  size?: number;
  fileName?: string;
  mimeType?: string;
}

const EXTENSIONS: Readonly<Record<string, string>> = {
  photo: ".jpg",
  voice: ".oga",
  audio: ".mp3",
  video: ".mp4",
  video_note: ".mp4",
  sticker: ".webp",
  animation: ".mp4",
};

/** The message's field for a medium, its file put where the bot can download it. */
export function mediumFields(medium: Medium, files: FileStore): Partial<Message> {
  if (medium.kind === "location") return { location: { latitude: 43.238, longitude: 76.889 } };
  const {
    bytes: _bytes,
    file_path: _path,
    ...file
  } = files.add({
    folder: medium.kind === "photo" ? "photos" : `${medium.kind}s`,
    extension: medium.fileName?.match(/\.[^.]+$/)?.[0] ?? EXTENSIONS[medium.kind] ?? "",
    ...(medium.bytes && { bytes: medium.bytes }),
    ...(medium.size !== undefined && { size: medium.size }),
  });
  const mime = medium.mimeType === undefined ? {} : { mime_type: medium.mimeType };
  const name = medium.fileName === undefined ? {} : { file_name: medium.fileName };
  switch (medium.kind) {
    case "photo":
      return {
        photo: [
          { ...file, width: 90, height: 60 },
          { ...file, width: 1280, height: 853 },
        ],
      };
    case "voice":
      return { voice: { ...file, duration: 3, mime_type: medium.mimeType ?? "audio/ogg" } };
    case "sticker":
      return {
        sticker: {
          ...file,
          type: "regular",
          width: 512,
          height: 512,
          is_animated: false,
          is_video: false,
          emoji: "👍",
        },
      };
    case "video_note":
      return { video_note: { ...file, length: 240, duration: 3 } };
    case "video":
    case "animation":
      return { [medium.kind]: { ...file, width: 1280, height: 720, duration: 3, ...name, ...mime } };
    default:
      return { [medium.kind]: { ...file, duration: 3, ...name, ...mime } };
  }
}
