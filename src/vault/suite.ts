import {AEAD_AES_256_GCM, CipherSuite, KDF_HKDF_SHA256, KEM_DHKEM_P256_HKDF_SHA256} from 'hpke';

/**
 * The one cipher suite of this library: DHKEM(P-256, HKDF-SHA256), HKDF-SHA256, AES-256-GCM. There is nothing to
 * negotiate, so there is nothing to downgrade. P-256 and not X25519, whose keys WebKit cannot read back from storage.
 *
 * @see RFC 9180, section 7: KEM 0x0010, KDF 0x0001, AEAD 0x0002.
 */
export const SUITE = new CipherSuite(KEM_DHKEM_P256_HKDF_SHA256, KDF_HKDF_SHA256, AEAD_AES_256_GCM);

/** The algorithm of the keys of the suite, for WebCrypto. */
export const KEY_ALGORITHM = {name: 'ECDH', namedCurve: 'P-256'} as const;
