package io.perdollar.ingest.bigquery.loopback;

import com.google.zetasql.resolvedast.ResolvedNodes;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedExpr;

/** Tells an expression of literals, parameters and functions from one that reads rows. */
final class Columnless extends ResolvedNodes.Visitor {
    private boolean readsRows;

    private Columnless() {}

    static boolean holds(ResolvedExpr expression) {
        Columnless search = new Columnless();
        expression.accept(search);
        return !search.readsRows;
    }

    @Override
    public void visit(ResolvedNodes.ResolvedColumnRef reference) {
        readsRows = true;
    }

    @Override
    public void visit(ResolvedNodes.ResolvedSubqueryExpr subquery) {
        readsRows = true;
    }
}
