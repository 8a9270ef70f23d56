"""Give and take between members, exchange that comes back by others, and social capital."""

from __future__ import annotations

from malai_core.giving.balance import (
    PairBalance,
    below_cost,
    net_receiving,
    pair_balances,
)
from malai_core.giving.capital import Capital, MemberCapital, openness, social_capital
from malai_core.giving.exchange import Exchange, exchange

__all__ = [
    "Capital",
    "Exchange",
    "MemberCapital",
    "PairBalance",
    "below_cost",
    "exchange",
    "net_receiving",
    "openness",
    "pair_balances",
    "social_capital",
]
