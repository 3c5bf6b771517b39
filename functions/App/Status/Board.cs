using Mandates.Functions.Record;
using Mandates.Pages.Status;

namespace Mandates.Functions.Status;

/// <summary>A line of the index as the board shows it.</summary>
internal static class Board
{
    /// <summary>So many that a page of them, and an answer of the API, weighs at most 100 KB.</summary>
    public const int LinesOnAPage = 50;

    public static BoardView Of(MandateLine line, Instant now, Texts texts) => new()
    {
        Id = line.Id,
        Title = line.Titles?[texts.Language] ?? line.Title,
        Instrument = line.Instrument,
        Phase = line.Phase,
        Now = now,
        Zone = DateTimeZoneProviders.Tzdb[line.TimeZone],
        Next = line.NextReason,
        NextAt = line.NextNotice,
        Waiting = line.Waiting,
        WaitingStates = line.WaitingStates,
        WaitingUntil = line.WaitingUntil,
        Replies = line.Replies,
        States = line.States,
        Troubled = line.Troubled,
        OpenBrackets = line.Phase == Phase.Negotiation ? line.OpenBrackets : 0,
        Health = line switch
        {
            { Phase: Phase.Completed } => MandateHealth.Over,
            { Stopped: not null } => MandateHealth.Stopped,
            _ when line.IsBehind(now) => MandateHealth.Behind,
            { Troubled: > 0 } => MandateHealth.NeedsALook,
            _ => MandateHealth.Runs,
        },
    };
}
