/** How a stretch of text looks. Lengths in points, colours as `#rrggbb`. */
export type TextStyle = {
  readonly size: number;
  readonly bold: boolean;
  readonly colour: string;
};

export type TextSpan = { readonly text: string; readonly style: TextStyle };
