namespace Mandates.Pages.Community;

/// <summary>What <see cref="InformationPage"/> shows.</summary>
public sealed record InformationPageView : IView<InformationPage>
{
    public required WorkPlan Plan { get; init; }
    public required string Title { get; init; }

    /// <summary>What was published, the newest first.</summary>
    public required IReadOnlyList<InformationLine> Lines { get; init; }

    public required bool MayPublish { get; init; }

    /// <summary>Bytes that a file may have which is sent with the form, and one which is sent in parts.</summary>
    public required long MostBytes { get; init; }
    public required long MostFileBytes { get; init; }

    public FormValues Typed { get; init; } = FormValues.Nothing;
    public Refusal? Problem { get; init; }

    /// <summary>What was done: published or withdrawn.</summary>
    public string? Done { get; init; }
}

/// <summary>A document or link of the community.</summary>
/// <param name="Information">As it was published.</param>
/// <param name="Withdrawal">Null while it stands.</param>
/// <param name="IsNew">Whether it came after the last visit.</param>
/// <param name="MayWithdraw">Whether the visitor may withdraw it.</param>
public sealed record InformationLine(Information Information, InformationWithdrawal? Withdrawal, bool IsNew, bool MayWithdraw);
