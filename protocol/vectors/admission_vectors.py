"""One admission from end to end (PROTOCOL 5), and the keys that come of it."""

from aes_gcm import aes256_gcm_seal
from primitives import ed25519_sign, hkdf_expand, hkdf_extract, sha256, x25519
from wire import *

JOINER_PRIVATE = run(0x60, 32)
AGENT_PRIVATE = run(0x80, 32)
JOINER_PUBLIC = x25519(JOINER_PRIVATE)
AGENT_PUBLIC = x25519(AGENT_PRIVATE)
NAME = "Ada Lovelace"
NEXT_SEQ = 41

NAME_KEY = hkdf_expand(ADMIT_KEY, info("name", JOINER_PUBLIC))
NAME_PLAIN = (u16(len(NAME)) + NAME.encode()).ljust(66, b"\0")
SEALED_NAME = aes256_gcm_seal(NAME_KEY, bytes(12), INVITE_ID + JOINER_PUBLIC + SID, NAME_PLAIN)
ADMIT = blob(1, INVITE_ID) + blob(2, JOINER_PUBLIC) + blob(3, SEALED_NAME)

OFFER = number(1, MEMBER) + number(2, 1) + blob(3, AGENT_PUBLIC) + blob(4, PUBLIC) + number(5, NEXT_SEQ) + number(6, 2)
TRANSCRIPT = sha256(b"shareterm/1 admission\0", SID, u32(len(ADMIT)), ADMIT, u32(len(OFFER)), OFFER)
SIGNATURE = sign("admitted", TRANSCRIPT)
AGREED = x25519(JOINER_PRIVATE, AGENT_PUBLIC)
MEMBER_PRK = hkdf_extract(TRANSCRIPT, AGREED + ADMIT_KEY)
MEMBER_KEYS = {label: hkdf_expand(MEMBER_PRK, info(label, u32(MEMBER))) for label in ("wrap", "input", "ack")}


def wrap(epoch):
    associated = b"wrap" + u32(MEMBER) + u32(epoch) + u64(FROM_SEQ[epoch]) + SID
    return aes256_gcm_seal(MEMBER_KEYS["wrap"], counter_nonce(epoch), associated, OUTPUT_KEYS[epoch])


WRAPS = {epoch: wrap(epoch) for epoch in OUTPUT_KEYS}
ADMISSION = blob(1, OFFER) + blob(2, SIGNATURE)
for _epoch, _sealed in WRAPS.items():
    ADMISSION += message(3, number(1, _epoch) + number(2, FROM_SEQ[_epoch]) + blob(3, _sealed))


def admission():
    assert AGREED == x25519(AGENT_PRIVATE, JOINER_PUBLIC)
    return {
        "about": "One helper is let in: admit, offer, transcript, signature, member keys, wraps.",
        "section": "5.2, 5.4, 4.4, 4.6",
        "session_seed": SEED.hex(),
        "session": SESSION,
        "secret": SECRET.hex(),
        "joiner": {
            "name": NAME,
            "private": JOINER_PRIVATE.hex(),
            "public": JOINER_PUBLIC.hex(),
            "name_key": NAME_KEY.hex(),
            "name_plaintext": NAME_PLAIN.hex(),
            "sealed_name": SEALED_NAME.hex(),
            "admit": ADMIT.hex(),
        },
        "agent": {
            "private": AGENT_PRIVATE.hex(),
            "public": AGENT_PUBLIC.hex(),
            "member": MEMBER,
            "role": "HELPER",
            "next_seq": NEXT_SEQ,
            "offer": OFFER.hex(),
        },
        "transcript": TRANSCRIPT.hex(),
        "signature": SIGNATURE.hex(),
        "agreed": AGREED.hex(),
        "member_prk": MEMBER_PRK.hex(),
        "wrap_key": MEMBER_KEYS["wrap"].hex(),
        "input_key": MEMBER_KEYS["input"].hex(),
        "ack_key": MEMBER_KEYS["ack"].hex(),
        "output_keys": [
            {"epoch": e, "from_seq": FROM_SEQ[e], "key": OUTPUT_KEYS[e].hex(), "sealed": WRAPS[e].hex()}
            for e in OUTPUT_KEYS
        ],
        "admission": ADMISSION.hex(),
    }
