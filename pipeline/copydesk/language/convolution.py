"""One layer of a convolutional network, laid out for prediction on numpy's BLAS."""

from __future__ import annotations

import numpy
from numpy.typing import NDArray

Floats = NDArray[numpy.float32]

# Rows of a layer's input worked on together: small enough for the processor's second cache.
BLOCK_ROWS = 192


class Convolution:
    """Neighbouring words, maxout, layer norm, residual. Outside the text there are zeros.

    `weights` are outputs, pieces, inputs; a word's neighbours stand `step` words off; `spread` keeps the norm from
    dividing by nothing.
    """

    def __init__(
        self, weights: Floats, bias: Floats, gain: Floats, shift: Floats, spread: float, step: int = 1
    ) -> None:
        outputs, self.pieces, inputs = weights.shape
        self.width = outputs
        self.reach = inputs // outputs // 2
        # One piece after another, so that the maximum runs over whole rows, and the bias as one more input.
        matrix = numpy.empty((inputs + 1, self.pieces * outputs), dtype="float32")
        matrix[:inputs] = weights.transpose(2, 1, 0).reshape(inputs, -1)
        matrix[inputs] = bias.T.reshape(-1)
        self.matrix = matrix
        self.gain, self.shift, self.spread, self.step = gain, shift, spread, step

    def __call__(self, rows: Floats) -> Floats:
        """The rows of the words of one text after this layer."""
        length, width = rows.shape
        reach, inputs = self.reach, self.matrix.shape[0]
        out = numpy.empty_like(rows)
        around = numpy.empty((min(BLOCK_ROWS, length), inputs), dtype="float32")
        around[:, -1] = 1.0
        sums = numpy.empty((len(around), self.matrix.shape[1]), dtype="float32")
        for start in range(0, length, BLOCK_ROWS):
            end = min(start + BLOCK_ROWS, length)
            size = end - start
            window = around[:size]
            for place in range(2 * reach + 1):
                offset = (place - reach) * self.step
                column = window[:, place * width : (place + 1) * width]
                low, high = max(start + offset, 0), min(end + offset, length)
                low = min(low, high)
                first = min(max(low - start - offset, 0), size)
                last = first + high - low
                column[first:last] = rows[low:high]
                column[:first] = 0.0
                column[last:] = 0.0
            product = sums[:size]
            numpy.matmul(window, self.matrix, out=product)
            best = product[:, :width]
            for piece in range(1, self.pieces):
                numpy.maximum(best, product[:, piece * width : (piece + 1) * width], out=best)
            best -= best.mean(axis=1, keepdims=True)
            variance = numpy.einsum("ij,ij->i", best, best)
            variance /= width
            variance += self.spread
            numpy.sqrt(variance, out=variance)
            best /= variance[:, None]
            best *= self.gain
            best += self.shift
            numpy.add(best, rows[start:end], out=out[start:end])
        return out
