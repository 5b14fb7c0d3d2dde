import { expect, test } from 'vitest';
import { textIn } from './log-text';

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d, 0x49, 0x48, 0x44, 0x52, 0, 0, 1, 0];

test('text in the encodings exports come in', () => {
  expect(textIn(new TextEncoder().encode('消息内容\n您好'))).toBe('消息内容\n您好');
  expect(textIn(Uint8Array.from([0xc4, 0xfa, 0xba, 0xc3]))).toBe('您好');
  expect(textIn(Uint8Array.from([0xff, 0xfe, 0xa8, 0x60, 0x7d, 0x59]))).toBe('您好');
  expect(textIn(new Uint8Array())).toBe('');
});

test('a stray sign in a long text is let be; a picture and any other bytes are no text', () => {
  expect(textIn(new TextEncoder().encode(`${'您好'.repeat(500)}\u0001`))).toContain('您好');
  expect(textIn(Uint8Array.from(PNG))).toBeUndefined();
  expect(textIn(Uint8Array.from({ length: 4000 }, (_, i) => (i * 7919 * (i + 13)) % 256))).toBeUndefined();
});
