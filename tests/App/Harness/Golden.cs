namespace Mandates.App.Tests;

/// <summary>Compares with a reviewed text of this project; what differs is left beside the copy of it as <c>.actual</c>.</summary>
internal static class Golden
{
    public static void Same(string file, string actual)
    {
        var path = Path.Combine(AppContext.BaseDirectory, file);
        var expected = File.Exists(path) ? File.ReadAllText(path) : "";
        if (expected != actual)
        {
            File.WriteAllText(path + ".actual", actual);
        }

        Assert.Equal(expected, actual);
    }
}
