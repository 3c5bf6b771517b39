namespace Mandates.Domain;

/// <summary>
/// The id of one kind of thing, so that the compiler keeps it from being taken for another's. It is made of text only
/// where the code says so; that the text has the form of such an id is asked where it comes in, by the kind's own Parse.
/// </summary>
public interface IId<TSelf> : IComparable<TSelf>
    where TSelf : struct, IId<TSelf>
{
    string Value { get; }

    /// <summary>The id that this text is, whatever its form: what was once stored is read for good.</summary>
    static abstract TSelf Of(string text);
}
