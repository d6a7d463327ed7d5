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

  /** The sum; null where no number holds it exactly. */
  value(): number | null {
    const total = Number(this.#carried + BigInt(this.#sum));
    return Number.isSafeInteger(total) ? total : null;
  }
}
