namespace Mandates.Pages.Documents;

/// <summary>A document of the mandate, independent of its printed form: a Word document or a standalone page.</summary>
/// <param name="Symbol">On every page.</param>
/// <param name="Language">Of its words.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Above">Lines above the title: whose document it is.</param>
/// <param name="Blocks">What it says, from top to bottom.</param>
public sealed record Paper(string Symbol, Language Language, string Title, IReadOnlyList<string> Above, IReadOnlyList<PaperBlock> Blocks)
{
    /// <summary>Lines at the top right of its first page, its symbol first, as the house of the mandate prints them; none where its plan does not say.</summary>
    public IReadOnlyList<string> Head { get; init; } = [];
}

public abstract record PaperBlock;

/// <summary>Level 1 stands under the title.</summary>
public sealed record PaperHeading(int Level, string Text) : PaperBlock;

/// <summary>A paragraph; with a label, numbered by it.</summary>
public sealed record PaperText(IReadOnlyList<PaperRun> Runs, string? Label = null, bool IsHint = false) : PaperBlock
{
    public static PaperText Of(string text, string? label = null) => new([text], label);

    public static PaperText Hint(string text) => new([text], IsHint: true);
}

/// <summary>A table with a head. A cell may be a link within the package.</summary>
/// <param name="Caption">What it is called.</param>
/// <param name="Head">The names of its columns.</param>
/// <param name="Rows">Each with as many cells as the head.</param>
/// <param name="IsFirstNarrow">Whether the first column of two needs only a quarter of the width.</param>
public sealed record PaperTable(string Caption, IReadOnlyList<string> Head, IReadOnlyList<IReadOnlyList<PaperRun>> Rows, bool IsFirstNarrow = false) : PaperBlock;

/// <summary>Words that look alike.</summary>
public sealed record PaperRun(string Text, RunFormat Look = RunFormat.Plain, string? Link = null)
{
    public static implicit operator PaperRun(string text) => new(text);
}

public enum RunFormat
{
    Plain,

    /// <summary>In bold.</summary>
    Strong,

    /// <summary>Smaller and slanted: who wants it, what became of it.</summary>
    Remark,

    /// <summary>Raised: the number of a footnote.</summary>
    Raised,

    /// <summary>Of equal width: a hash.</summary>
    Code,
}
