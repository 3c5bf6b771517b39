namespace Mandates.Local.Rehearsal;

/// <summary>What someone does at a moment, over HTTP. Doing it again changes nothing, so a killed rehearsal may repeat it.</summary>
public sealed record ScriptedAct(Instant At, string What, Actor By, Func<PublicApi, CancellationToken, Task> Do);
