"""AES-256-GCM in plain Python, from FIPS 197 and NIST SP 800-38D; see primitives.py."""


def _sbox():
    box = [0x63] * 256
    p = q = 1
    while True:
        p = p ^ (p << 1 & 0xFF) ^ (0x1B if p & 0x80 else 0)
        q ^= q << 1
        q ^= q << 2
        q ^= q << 4
        q &= 0xFF
        if q & 0x80:
            q ^= 0x09
        x = q ^ (q << 1 | q >> 7) ^ (q << 2 | q >> 6) ^ (q << 3 | q >> 5) ^ (q << 4 | q >> 4)
        box[p] = (x ^ 0x63) & 0xFF
        if p == 1:
            return box


SBOX = _sbox()


def _double(b):
    return (b << 1 ^ (0x1B if b & 0x80 else 0)) & 0xFF


def _aes256_round_keys(key):
    """FIPS 197, 5.2"""
    words = [list(key[i : i + 4]) for i in range(0, 32, 4)]
    rcon = 1
    for i in range(8, 60):
        word = words[-1]
        if i % 8 == 0:
            word = [SBOX[b] for b in word[1:] + word[:1]]
            word[0] ^= rcon
            rcon = _double(rcon)
        elif i % 8 == 4:
            word = [SBOX[b] for b in word]
        words.append([a ^ b for a, b in zip(words[i - 8], word)])
    return [sum(words[i : i + 4], []) for i in range(0, 60, 4)]


def _aes_block(round_keys, block):
    """FIPS 197, 5.1"""
    state = [a ^ b for a, b in zip(block, round_keys[0])]
    for n, key in enumerate(round_keys[1:], 1):
        state = [SBOX[state[(i + 4 * (i % 4)) % 16]] for i in range(16)]
        if n < 14:
            mixed = []
            for c in range(0, 16, 4):
                a = state[c : c + 4]
                all4 = a[0] ^ a[1] ^ a[2] ^ a[3]
                mixed += [a[i] ^ all4 ^ _double(a[i] ^ a[(i + 1) % 4]) for i in range(4)]
            state = mixed
        state = [a ^ b for a, b in zip(state, key)]
    return bytes(state)


def _ghash(h, data):
    y = 0
    for i in range(0, len(data), 16):
        x, v, y = y ^ int.from_bytes(data[i : i + 16], "big"), h, 0
        for bit in reversed(range(128)):
            if x >> bit & 1:
                y ^= v
            v = v >> 1 ^ (0xE1 << 120 if v & 1 else 0)
    return y.to_bytes(16, "big")


def aes256_gcm_seal(key, nonce, associated, plain):
    """NIST SP 800-38D, 7.1, with a nonce of 96 bits; ciphertext and tag"""
    keys = _aes256_round_keys(key)
    h = int.from_bytes(_aes_block(keys, bytes(16)), "big")
    out = b""
    for i in range(0, len(plain), 16):
        stream = _aes_block(keys, nonce + (2 + i // 16).to_bytes(4, "big"))
        out += bytes(a ^ b for a, b in zip(plain[i : i + 16], stream))
    pad = lambda b: b + bytes(-len(b) % 16)
    lengths = (8 * len(associated)).to_bytes(8, "big") + (8 * len(out)).to_bytes(8, "big")
    s = _ghash(h, pad(associated) + pad(out) + lengths)
    tag = bytes(a ^ b for a, b in zip(s, _aes_block(keys, nonce + b"\0\0\0\1")))
    return out + tag


def self_check():
    """The GCM specification's own vector."""
    x = bytes.fromhex
    # McGrew and Viega, test case 16
    assert aes256_gcm_seal(
        x("feffe9928665731c6d6a8f9467308308" * 2),
        x("cafebabefacedbaddecaf888"),
        x("feedfacedeadbeeffeedfacedeadbeefabaddad2"),
        x(
            "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72"
            "1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39"
        ),
    )[-16:] == x("76fc6ece0f4e1768cddf8853bb2d551b")
