/**
 * The test vector of RFC 9180 for our suite in base mode (KEM 0x0010, KDF 0x0001, AEAD 0x0002), from the JSON file that
 * the RFC's appendix A points to. Hexadecimal.
 */
export const RFC_9180_VECTOR = {
  info: '4f6465206f6e2061204772656369616e2055726e',
  skRm: '01f59b0596c63d30c1956617095a4084dd8a62c754a7395069a56ab8aa9118fc',
  skEm: 'bb0df6228f0055d4f4647cb76f4aee46923aecff163829074eb2210190271352',
  pkRm:
    '0421dc6b4cc0d2a73090cf944c9f1b8d0a700a153dcaf34721ec8fbb8baeea19e6' +
    '5fd71d34acdcfe1bceff9bde0f1f5f73a2edb3599f533e703a2f42865a3ea819',
  enc:
    '0469f24d3b44c6741cce6660b1c72e05d6d9c615b64dca6947c3eeca104be0cda1' +
    'd4b3e8b1978e1de88aba437155df4fa9008ee3ad02a72f1ab6534cf7fcfadb51',
  plaintext: '4265617574792069732074727574682c20747275746820626561757479',
  encryptions: [
    {
      aad: '436f756e742d30',
      ciphertext: '59b14653f7a80bd228248c71df9caf21319aa29cc90ef8e51761ef91a1275f46653b1b056482b17e1cbe1cb1de',
    },
    {
      aad: '436f756e742d31',
      ciphertext: '1c4b78d35035138a224a462ed10dc99302a77e63e46cf99c87e3f32be5e0a67caf698dde91b6176fa410cbba23',
    },
    {
      aad: '436f756e742d32',
      ciphertext: 'd0371760a7091e6b261616494fa815d89a003615560bc57a6016ccd2e2a101de6e5065f3d10f19cbbdc5ee5848',
    },
  ],
};
