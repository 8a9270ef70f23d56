"""Individualism, risk taking and innovation performance of 28 countries.

The example data of Dul, J. (2016), Organizational Research Methods 19(1), 10-52, distributed with
the R package NCA as ``nca.example``.
"""

from __future__ import annotations

import numpy as np

_ROWS = """\
Australia 90 84 50.9
Austria 55 65 52.4
Belgium 75 41 75.1
Canada 80 87 81.4
Czech 58 61 14.5
Denmark 74 112 116.3
Finland 63 76 173.1
France 71 49 77.6
Germany 67 70 109.5
Greece 35 23 12.0
Hungary 80 53 5.4
Ireland 70 100 62.3
Italy 76 60 19.7
Japan 46 43 171.6
Mexico 30 53 1.2
Netherlands 80 82 68.7
NewZealand 79 86 14.9
Norway 69 85 75.1
Poland 60 42 3.5
Portugal 27 31 11.1
Slovak 52 84 3.5
SouthKorea 18 50 42.3
Spain 51 49 17.3
Sweden 71 106 184.9
Switzerland 68 77 149.7
Turkey 37 50 1.4
UK 89 100 79.4
USA 91 89 214.4
"""

COUNTRIES = [line.split()[0] for line in _ROWS.splitlines()]
INDIVIDUALISM, RISK_TAKING, INNOVATION = np.array(
    [[float(cell) for cell in line.split()[1:]] for line in _ROWS.splitlines()]
).T
CONDITIONS = {"Individualism": INDIVIDUALISM, "Risk taking": RISK_TAKING}


def csv() -> str:
    """The table as a file."""
    rows = zip(COUNTRIES, INDIVIDUALISM, RISK_TAKING, INNOVATION, strict=True)
    body = "".join(f"{name},{i:g},{r:g},{y:g}\n" for name, i, r, y in rows)
    return f"Country,Individualism,Risk taking,Innovation\n{body}"
