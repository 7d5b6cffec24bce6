import type {WordList} from './list.js';

/** Indonesian and Malay. */
export const id: WordList = {
  lang: 'id',
  card: 'kartu, kad',
  pay: 'bayar, debet, guna*',
  hard: 'resi, lacak, pengiriman, penjejakan, paket, bungkusan, rekening, akaun, nomor seri, nombor siri, anggota, ahli, perpustakaan, nik, ktp, npwp, mykad, pengenalan, paspor, pasport, asuransi, insurans',
  phone: 'tel, telef, hp',
  soft: 'pesanan, faktur, invois, referensi, rujukan, transaksi, pelanggan, tempahan, pemesanan, tiket, laporan, kwitansi',
  expiry: 'berlaku, sampai, tamat',
  code: 'kode, kod, keamanan, keselamatan',
};
