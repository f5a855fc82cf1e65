"""What lbl-sample must choose, by an XXH3-64 of its own and plain sorting.

usage: oracle.py count N SEED | rate P SEED | position N SEED   (lines on standard input)

XXH3 as in the xxHash specification (XXH3 algorithm overview, inputs of up to 16 bytes),
in whole numbers; nothing here is taken from lbl.
"""
import json
import sys
from fractions import Fraction

SECRET = bytes.fromhex(
    "b8fe6c3923a44bbe7c01812cf721ad1cded46de9839097db7240a4a4b7b3671f"
    "cb79e64eccc0e578825ad07dccff7221b8084674f743248ee03590e6813a264c"
    "3c2852bb91c300cb")
MASK = (1 << 64) - 1
PRIME64_2 = 0xC2B2AE3D27D4EB4F
PRIME64_3 = 0x165667B19E3779F9
MX1 = 0x165667919E3779F9
MX2 = 0x9FB21C651E98DF25


def word(data, at, size):
    return int.from_bytes(data[at:at + size], "little")


def flip(at):
    return word(SECRET, at, 8) ^ word(SECRET, at + 8, 8)


def swap(value, size):
    return int.from_bytes(value.to_bytes(size, "little"), "big")


def rotate(value, bits):
    return (value << bits | value >> (64 - bits)) & MASK


def avalanche64(h):
    h ^= h >> 33
    h = h * PRIME64_2 & MASK
    h ^= h >> 29
    h = h * PRIME64_3 & MASK
    return h ^ h >> 32


def hash_1_to_3(data, seed):
    n = len(data)
    combined = data[0] << 16 | data[n >> 1] << 24 | data[n - 1] | n << 8
    bits = (word(SECRET, 0, 4) ^ word(SECRET, 4, 4)) + seed & MASK
    return avalanche64(combined ^ bits)


def hash_4_to_8(data, seed):
    n = len(data)
    seed ^= swap(seed & 0xFFFFFFFF, 4) << 32
    both = word(data, n - 4, 4) + (word(data, 0, 4) << 32)
    h = both ^ (flip(8) - seed & MASK)
    h ^= rotate(h, 49) ^ rotate(h, 24)
    h = h * MX2 & MASK
    h ^= (h >> 35) + n
    h = h * MX2 & MASK
    return h ^ h >> 28


def hash_9_to_16(data, seed):
    n = len(data)
    low = word(data, 0, 8) ^ (flip(24) + seed & MASK)
    high = word(data, n - 8, 8) ^ (flip(40) - seed & MASK)
    product = low * high
    h = n + swap(low, 8) + high + ((product & MASK) ^ (product >> 64)) & MASK
    h ^= h >> 37
    h = h * MX1 & MASK
    return h ^ h >> 32


def xxh3_64(data, seed):
    if not data:
        return avalanche64(seed ^ flip(56))
    if len(data) <= 3:
        return hash_1_to_3(data, seed)
    if len(data) <= 8:
        return hash_4_to_8(data, seed)
    assert len(data) <= 16
    return hash_9_to_16(data, seed)


def key(line):
    value = json.loads(line)["id"]
    return str(value).encode()


def main():
    how, amount, seed = sys.argv[1], sys.argv[2], int(sys.argv[3])
    lines = sys.stdin.buffer.read().splitlines()
    if how == "position":
        ranks = [xxh3_64((i + 1).to_bytes(8, "little"), seed) for i in range(len(lines))]
    else:
        ranks = [xxh3_64(key(line), seed) for line in lines]
    if how == "rate":
        chosen = [i for i, r in enumerate(ranks) if r < Fraction(float(amount)) * 2**64]
    else:
        chosen = sorted(sorted(range(len(lines)), key=ranks.__getitem__)[:int(amount)])
    for i in chosen:
        sys.stdout.buffer.write(lines[i] + b"\n")


if __name__ == "__main__":
    main()
