namespace Mandates.Browser.Tests;

/// <summary>Who looks at a page.</summary>
public enum Reader
{
    Stranger,
    Officer,
    Mission,
}

/// <summary>Every page of the app by its route, with an address at which it has something to show.</summary>
internal static class PageList
{
    public static IReadOnlyList<(string Route, string Address, Reader Reader)> All { get; } =
    [
        ("{none:maxlength(0)?}", "/", Reader.Officer),
        ("enter", "/enter", Reader.Stranger),
        ("mandates/{mandate}", "/mandates/rehearsed", Reader.Officer),
        ("mandates/{mandate}", "/mandates/rehearsed", Reader.Mission),
        ("mandates/{mandate}/audit", "/mandates/rehearsed/audit", Reader.Officer),
        ("mandates/{mandate}/compilations", "/mandates/rehearsed/compilations", Reader.Officer),
        ("mandates/{mandate}/compilations/{number:int}", "/mandates/rehearsed/compilations/1", Reader.Officer),
        ("mandates/{mandate}/outbox", "/mandates/rehearsed/outbox", Reader.Officer),
        ("mandates/{mandate}/participants", "/mandates/rehearsed/participants", Reader.Officer),
        ("mandates/{mandate}/states/{state}", "/mandates/rehearsed/states/ag", Reader.Officer),
        ("mandates/{mandate}/states/{state}", "/mandates/rehearsed/states/ag", Reader.Mission),
        ("mandates/{mandate}/states/{state}/reply", "/mandates/rehearsed/states/ag/reply", Reader.Mission),
        ("receipts/{number}", "/receipts/{receipt}", Reader.Stranger),
    ];
}
