using Mandates.Pages.Documents;

namespace Mandates.Pages.Community;

/// <summary>What a consulted process is asked, as it sees it.</summary>
public sealed record ConsultationReading
{
    /// <summary>Of the mail; each form of the page carries it on.</summary>
    public required string Code { get; init; }

    public required string Instrument { get; init; }
    public required int Paragraph { get; init; }
    public required string Product { get; init; }

    /// <summary>Id and full name of the process.</summary>
    public required string Process { get; init; }
    public required string Name { get; init; }

    public required string Zone { get; init; }

    /// <summary>What it was consulted on, the newest first.</summary>
    public required IReadOnlyList<Consultation> Consultations { get; init; }

    /// <summary>Symbols of the drafts by version.</summary>
    public required IReadOnlyDictionary<int, string> Symbols { get; init; }

    /// <summary>As it stands; null when it is not asked about, or there is none yet.</summary>
    public required Questionnaire? Questionnaire { get; init; }

    /// <summary>The words of the newest draft that it is asked about; null without a draft.</summary>
    public required Paper? Newest { get; init; }

    /// <summary>Whether no answer is taken any more.</summary>
    public required bool IsClosed { get; init; }

    /// <summary>Bytes that a file may have.</summary>
    public required long MostBytes { get; init; }

    /// <summary>Whether it was answered just now.</summary>
    public bool IsDone { get; init; }

    /// <summary>What was typed last, and on which draft; 0 for the questionnaire.</summary>
    public int Draft { get; init; }
    public string Text { get; init; } = "";

    public Refusal? Problem { get; init; }
}
