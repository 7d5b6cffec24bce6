import type {WordList} from './list.js';

/** English, and the abbreviations that other languages borrow. */
export const en: WordList = {
  lang: 'en',
  card: 'card, cards, card number, cardnumber, cc, ccnum, pan, visa, mastercard, amex, american express, diners, discover, jcb, maestro, unionpay, rupay, mc, credit, debit',
  pay: 'pay, paid with, charge, bill, refund to, refund it to, use, using, try',
  hard: 'tracking, parcel, package, shipment, consignment, waybill, awb, courier, delivery number, dispatch number, ups, usps, fedex, dhl, dpd, royal mail, imei*, meid, iccid, sim, esim, ean*, upc, gtin, isbn, sscc, sku, barcode, serial, sn, s/n, vin, iban, bic, swift, routing, sort code, account number, account no, bank account, a/c, acct, bsb, ifsc, clabe, loyalty, library, member, reward, frequent flyer, clubcard, id number, id card, national, identity, ssn, social security, aadhaar, nhs, passport, licen, student, employee, tax*, vat, npi, policy number, policy no, insurance, patient, meter, timestamp, epoch, trace id, traceid, span id, spanid, uuid, hash, token, device, lottery, arn, rrn, merchant id, terminal, score, e-ticket, eticket, ticket number, pnr, chassis, engine number, registration number, number plate, badge, driver, driving, voter, medicare, medicaid, mrn, prescription, subscriber, warranty, part number, model, lot number, batch number, asset, container, pallet, locker, giro*, clearing number, wallet, checksum, commit, utr, mpan, mprn, ein, tin, duns, lei, abn, nin, nino, pension, roll number, enrol, scheme number, points card',
  phone: 'phone, tel, telephone, mobile, cell*, call, fax, whatsapp, contact number',
  soft: 'order, po number, purchase, invoice, receipt, ref, reference, transaction, txn, ticket, case number, case no, customer, client, account, user*, id, session, job*, voucher, coupon, promo, confirmation, acknowledg, booking, reservation, request, code, quote, contract, claim, key, record, application, subscription, store credit, authorization, registration, incident, tweet, rma, return number, complaint, enquiry, inquiry, dispute, docket, folio, basket, payment number, approval, authorisation, agreement, proposal, item number, article number, article no, document, file number, file no, project, redemption, redeem',
  neutral: 'gift card, gift, egift, e gift, giftcard, business card, sd card, memory card, card payment, card reader',
  expiry: 'exp, expir, expdate, valid, thru, until, till, runs out',
  code: 'cvv*, cvc*, cv2, cid, csc, cvn, cvd, cav, ccv, sec, security, code, digits, on the back, pin, verification',
};
