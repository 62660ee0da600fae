"""The bank: read strictly from the files beside the chapters and built into exercises; it marks and draws nothing."""
