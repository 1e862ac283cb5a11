namespace Orleans;

/// <summary>A grain addressed by a string: the only kind of key that the portal uses.</summary>
public interface IGrainWithStringKey : IGrain;
