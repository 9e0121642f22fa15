package io.perdollar.ingest.requests.scan;

import java.util.Arrays;

/**
 * Numbers byte strings in the order in which they are first seen. A look-up makes no object; equal hashes are told apart
 * by the bytes. Strings are kept with zeros behind, so that they compare eight bytes at a time.
 */
final class ByteTable {

    private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

    /** Longest string. Its length is part of the hash, so that equal hashes mean equal lengths. */
    static final int LONGEST = 1023;

    private int[] slots = new int[256];
    private long[] slotHashes = new long[256];
    private long[] hashes = new long[128];
    private long[] salts = new long[128];
    private int[] offsets = new int[128];
    private byte[] arena = new byte[8192];
    private int arenaSize;
    private int size;

    static long mix(long hash, long word) {
        long mixed = (hash ^ word) * MULTIPLIER;
        return mixed ^ (mixed >>> 32);
    }

    /** A hash over all bytes. */
    static long hash(byte[] b, int from, int to, long salt) {
        long hash = salt;
        int at = from;
        for (; at + 8 <= to; at += 8) {
            hash = mix(hash, Swar.load(b, at));
        }
        return withLength(at == to ? hash : mix(hash, Swar.firstBytes(Swar.load(b, at), to - at)), to - from);
    }

    /** A hash over the first sixteen bytes and eight near the end, for strings of 17 bytes or more. */
    static long hashOfRequest(byte[] b, int from, int to) {
        long ends = Swar.load(b, from) ^ Long.rotateLeft(Swar.load(b, to - 17), 29);
        return withLength(mix(ends * MULTIPLIER, Swar.load(b, from + 8)), to - from);
    }

    private static long withLength(long hash, int length) {
        return (hash & -1024) | length;
    }

    /**
     * The number of a string, or -1.
     *
     * @param salt tells strings apart that stand for different things
     */
    int find(byte[] b, int from, int to, long salt, long hash) {
        int mask = slots.length - 1;
        for (int slot = slotOf(hash) & mask; ; slot = (slot + 1) & mask) {
            int id = slots[slot] - 1;
            if (id < 0) {
                return -1;
            }
            if (slotHashes[slot] == hash && salts[id] == salt && same(b, from, to, offsets[id])) {
                return id;
            }
        }
    }

    private boolean same(byte[] b, int from, int to, int offset) {
        int shift = offset - from;
        int last = to - 8;
        if (last < from) {
            return Swar.firstBytes(Swar.load(b, from), to - from) == Swar.load(arena, offset);
        }
        for (int at = from; at < last; at += 8) {
            if (Swar.load(b, at) != Swar.load(arena, at + shift)) {
                return false;
            }
        }
        return Swar.load(b, last) == Swar.load(arena, last + shift);
    }

    /** Adds a string that is not there yet; gives its number. */
    int add(byte[] b, int from, int to, long salt, long hash) {
        int length = to - from;
        int room = (length + 15) & ~7;
        if (arenaSize + room > arena.length) {
            arena = Arrays.copyOf(arena, Math.max(arena.length * 2, arenaSize + room));
        }
        if (size == hashes.length) {
            grow();
        }
        System.arraycopy(b, from, arena, arenaSize, length);
        hashes[size] = hash;
        salts[size] = salt;
        offsets[size] = arenaSize;
        arenaSize += room;
        place(size);
        return size++;
    }

    private void grow() {
        int room = size * 2;
        hashes = Arrays.copyOf(hashes, room);
        salts = Arrays.copyOf(salts, room);
        offsets = Arrays.copyOf(offsets, room);
        slots = new int[room * 2];
        slotHashes = new long[room * 2];
        for (int id = 0; id < size; id++) {
            place(id);
        }
    }

    private void place(int id) {
        int mask = slots.length - 1;
        int slot = slotOf(hashes[id]) & mask;
        while (slots[slot] != 0) {
            slot = (slot + 1) & mask;
        }
        slots[slot] = id + 1;
        slotHashes[slot] = hashes[id];
    }

    private static int slotOf(long hash) {
        return (int) (hash >>> 10);
    }

    int size() {
        return size;
    }

    /** Bytes held by the strings. */
    int bytes() {
        return arenaSize;
    }
}
