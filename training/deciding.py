"""Yes or no by named features: logistic regression (L2, Newton steps), judged in five folds by report."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from marsad.extract.weighing import Features
from training.documents import folds

L2, STEPS = 2.0, 25

Vector = NDArray[np.float64]


def fit(x: Vector, y: Vector) -> Vector:
    w = np.zeros(x.shape[1])
    for _ in range(STEPS):
        p = 1 / (1 + np.exp(-x @ w))
        hessian = (x * (p * (1 - p))[:, None]).T @ x + L2 * np.eye(x.shape[1])
        w -= np.linalg.solve(hessian, x.T @ (p - y) + L2 * w)
    return w


def decided(rows: Sequence[Features], right: Sequence[bool], reports: Sequence[str]) -> tuple[Vector, dict[str, float]]:
    """Log odds of each row by weights that did not see its report, and the weights fitted on all.

    Args:
        rows: features by name; one that a row lacks is 0.
        right: what each row's answer is.
        reports: the report that each row comes from.
    """
    names = sorted({name for row in rows for name in row})
    x = np.array([[row.get(name, 0.0) for name in names] for row in rows])
    y = np.array(right, dtype=float)
    fold_of = folds(reports)
    fold = np.array([fold_of[report] for report in reports])
    odds = np.zeros(len(y))
    for k in sorted(set(fold_of.values())):
        odds[fold == k] = x[fold == k] @ fit(x[fold != k], y[fold != k])
    return odds, dict(zip(names, map(float, fit(x, y)), strict=True))
