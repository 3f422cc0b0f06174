import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { METADATA_ENCODING_KEY, type Payload, type PayloadCodec, ValueError } from '@temporalio/common';
import type { PayloadKeys } from './key-file';

const encryptedEncoding = 'binary/encrypted';
const keyIdKey = 'encryption-key-id';
const ivBytes = 12;
const tagBytes = 16;

/** What an encrypted payload holds: the plain payload in a form that JSON can carry. */
interface Envelope {
  readonly metadata: Readonly<Record<string, string>>;
  readonly data: string;
}

/**
 * Encrypts each payload with AES-256-GCM. The namespace is authenticated with it, so that a payload copied into
 * another namespace does not open there.
 */
export class EncryptingCodec implements PayloadCodec {
  private readonly additional: Buffer;

  constructor(
    private readonly keys: PayloadKeys,
    namespace: string,
  ) {
    this.additional = Buffer.from(namespace, 'utf8');
  }

  async encode(payloads: Payload[]): Promise<Payload[]> {
    return payloads.map((payload) => this.encrypt(payload));
  }

  /** @throws ValueError when a payload was encrypted under a key that is not in the key file, or was altered */
  async decode(payloads: Payload[]): Promise<Payload[]> {
    return payloads.map((payload) => this.decrypt(payload));
  }

  private encrypt(payload: Payload): Payload {
    const key = this.keyOf(this.keys.current);
    const iv = randomBytes(ivBytes);
    const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(this.additional);
    const sealed = Buffer.concat([cipher.update(seal(payload)), cipher.final()]);
    return {
      metadata: {
        [METADATA_ENCODING_KEY]: Buffer.from(encryptedEncoding),
        [keyIdKey]: Buffer.from(this.keys.current),
      },
      data: Buffer.concat([iv, cipher.getAuthTag(), sealed]),
    };
  }

  private decrypt(payload: Payload): Payload {
    const { metadata, data } = payload;
    if (textOf(metadata?.[METADATA_ENCODING_KEY]) !== encryptedEncoding) return payload;
    if (!data) throw new ValueError('An encrypted payload holds no data');
    const key = this.keyOf(textOf(metadata?.[keyIdKey]));
    const decipher = createDecipheriv('aes-256-gcm', key, data.subarray(0, ivBytes))
      .setAAD(this.additional)
      .setAuthTag(data.subarray(ivBytes, ivBytes + tagBytes));
    try {
      return open(Buffer.concat([decipher.update(data.subarray(ivBytes + tagBytes)), decipher.final()]));
    } catch (cause) {
      throw new ValueError('A payload does not open with its key: altered, or of another namespace', cause);
    }
  }

  private keyOf(id: string): Buffer {
    const key = this.keys.byId.get(id);
    if (!key) throw new ValueError(`A payload was encrypted under key ${id}, which the key file does not hold`);
    return key;
  }
}

function seal({ metadata, data }: Payload): Buffer {
  const envelope: Envelope = {
    metadata: Object.fromEntries(Object.entries(metadata ?? {}).map(([name, value]) => [name, base64(value)])),
    data: base64(data ?? new Uint8Array()),
  };
  return Buffer.from(JSON.stringify(envelope), 'utf8');
}

function open(sealed: Buffer): Payload {
  const { metadata, data } = JSON.parse(sealed.toString('utf8')) as Envelope;
  return {
    metadata: Object.fromEntries(Object.entries(metadata).map(([name, value]) => [name, Buffer.from(value, 'base64')])),
    data: Buffer.from(data, 'base64'),
  };
}

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
const textOf = (bytes: Uint8Array | null | undefined): string => (bytes ? Buffer.from(bytes).toString('utf8') : '');
