namespace Mandates.App.Tests.Cost;

/// <summary>The app with a storage of its own, whose calls can be counted.</summary>
public sealed class CountedApp : RunningApp
{
    protected override string? Storage => null;
}
