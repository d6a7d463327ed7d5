/** M1: a sum of integers that is exact however large it grows on the way. */
export class ExactTotal {
  #sum = 0;
  #carried = 0n;

  add(amount: number): void {
    const sum = this.#sum + amount;
    if (Number.isSafeInteger(sum)) {
      this.#sum = sum;
      return;
    }
    this.#carried += BigInt(this.#sum);
    this.#sum = amount;
  }

  /** Throws where no number holds the sum exactly. */
  value(): number {
    const total = Number(this.#carried + BigInt(this.#sum));
    if (!Number.isSafeInteger(total)) throw new RangeError('a total is not an exact integer of minor units');
    return total;
  }
}
