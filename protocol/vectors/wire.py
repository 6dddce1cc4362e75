"""Bytes of the protocol by hand: integers, frames, protobuf, and the fixtures that all vectors share."""

from aes_gcm import aes256_gcm_seal
from primitives import ed25519_public, ed25519_sign, hkdf_expand, hkdf_extract, sha256


def u8(n):
    return n.to_bytes(1, "big")


def u16(n):
    return n.to_bytes(2, "big")


def u32(n):
    return n.to_bytes(4, "big")


def u64(n):
    return n.to_bytes(8, "big")


def run(first, length):
    """`length` bytes that count up from `first`: easy to recognize in a dump."""
    return bytes((first + i) % 256 for i in range(length))


# Protobuf 3: fields in rising order, zeros and empty values left out.


def varint(n):
    out = b""
    while n > 0x7F:
        out, n = out + u8(n & 0x7F | 0x80), n >> 7
    return out + u8(n)


def number(field, n):
    return varint(field << 3) + varint(n) if n else b""


def blob(field, data):
    data = data.encode() if isinstance(data, str) else data
    return message(field, data) if data else b""


def message(field, data):
    """A message, or a member of a oneof: there even if it is empty."""
    return varint(field << 3 | 2) + varint(len(data)) + data


# Frames (PROTOCOL 2)

TYPES = {"entry": 1, "keyframe": 2, "input": 3, "input_ack": 4, "seen": 5, "entry_ack": 6, "control": 0x10}


def native(kind, body):
    return u32(1 + len(body)) + u8(TYPES[kind]) + body


def layout(kind, **pieces):
    """The native frame with its pieces named, and joined."""
    body = b"".join(pieces.values())
    whole = {"u32 length": u32(1 + len(body)), "u8 type": u8(TYPES[kind])}
    whole.update((name.replace("__", " "), piece) for name, piece in pieces.items())
    return {"layout": {name: piece.hex() for name, piece in whole.items()}, "native": native(kind, body).hex()}


# Sessions and keys (PROTOCOL 3, 4)


def session_id(public):
    bits = int.from_bytes(sha256(public), "big") >> 156
    return "".join("abcdefghijklmnopqrstuvwxyz234567"[bits >> 95 - 5 * i & 31] for i in range(20))


SEED = run(0x00, 32)
PUBLIC = ed25519_public(SEED)
SESSION = session_id(PUBLIC)
SID = SESSION.encode()


def statement(what, fields):
    return f"shareterm/1 {what}".encode() + b"\0" + SID + fields


def sign(what, fields):
    return ed25519_sign(SEED, statement(what, fields))


def info(label, ids=b""):
    return f"shareterm/1 {label}".encode() + b"\0" + SID + ids


def counter_nonce(n):
    return u32(0) + u64(n)


def seal_frame(key, nonce, kind, header, plain):
    """(associated data, sealed): PROTOCOL 4.3"""
    associated = u8(TYPES[kind]) + header + SID
    return associated, aes256_gcm_seal(key, nonce, associated, plain)


SECRET = run(0xA0, 16)
INVITE_PRK = hkdf_extract(SID, SECRET)
INVITE_ID = hkdf_expand(INVITE_PRK, info("invite id"), 8)
JOIN_TOKEN = hkdf_expand(INVITE_PRK, info("join token"))
ADMIT_KEY = hkdf_expand(INVITE_PRK, info("admit"))

OUTPUT_KEYS = {1: run(0x20, 32), 2: run(0x40, 32)}
FROM_SEQ = {1: 1, 2: 40}


def entry_key(epoch):
    return hkdf_expand(OUTPUT_KEYS[epoch], info("entry", u32(epoch)))


def keyframe_key(epoch):
    return hkdf_expand(OUTPUT_KEYS[epoch], info("keyframe", u32(epoch)))


MEMBER = 7
