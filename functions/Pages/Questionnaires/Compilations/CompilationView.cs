namespace Mandates.Pages.Questionnaires.Compilations;

/// <summary>A compilation in one language, ready to be shown: as a page, a document or a table, with the same words.</summary>
public sealed record CompilationView
{
    public required string Symbol { get; init; }

    /// <summary>Lines above the document, the symbol first; none where the plan does not say how its house prints papers.</summary>
    public IReadOnlyList<string> Head { get; init; } = [];

    /// <summary>Of the questionnaire that was answered.</summary>
    public required string Subject { get; init; }

    public required string AsOf { get; init; }
    public required IReadOnlyList<CompiledQuestion> Questions { get; init; }

    /// <summary>Those whose replies count, and those whose late ones are only named; in the order of the language.</summary>
    public required IReadOnlyList<CompiledState> States { get; init; }

    /// <summary>Late replies that are reproduced for information.</summary>
    public required IReadOnlyList<CompiledState> Information { get; init; }

    /// <summary>For whom it is; null in a mandate whose states were never asked.</summary>
    public Readers? Readers { get; init; }

    /// <summary>Names of the states that have replied, and whose replies are not for these readers.</summary>
    public IReadOnlyList<string> Closed { get; init; } = [];

    /// <summary>Names of the states that have not replied.</summary>
    public required IReadOnlyList<string> Without { get; init; }
}

/// <summary>A question, and what each state answers to it.</summary>
public sealed record CompiledQuestion(string Number, string Text, IReadOnlyList<CompiledAnswer> Answers);

/// <summary>Note: that it came late or on behalf, and in which language it was written; empty when there is nothing to note.</summary>
public sealed record CompiledAnswer(string State, string Text, string Note);

/// <summary>A version of a state's reply: how it is treated, what it answers, and the files that it annexes.</summary>
public sealed record CompiledState(StateId Id, string Name, int Version, string Status, IReadOnlyList<CompiledText> Answers, IReadOnlyList<Annex> Annexes);

public sealed record CompiledText(string Number, string Question, string Text);
