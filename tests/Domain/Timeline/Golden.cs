namespace Mandates.Domain.Tests;

/// <summary>Compares with a text of a folder; what differs is left beside the copy of it as <c>.actual</c>.</summary>
internal static class Golden
{
    public static void Same(string name, string actual, string folder = "Timeline")
    {
        var path = Path.Combine(AppContext.BaseDirectory, folder, name);
        var expected = File.Exists(path) ? File.ReadAllText(path) : "";
        if (expected != actual)
        {
            File.WriteAllText(path + ".actual", actual);
        }

        Assert.Equal(expected, actual);
    }
}
