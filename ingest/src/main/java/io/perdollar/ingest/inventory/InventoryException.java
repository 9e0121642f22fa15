package io.perdollar.ingest.inventory;

/** An inventory that cannot be read; the message says where, what was expected, and what to do. */
public final class InventoryException extends RuntimeException {
    InventoryException(String message) {
        super(message);
    }

    InventoryException(String message, Throwable cause) {
        super(message, cause);
    }
}
