namespace Mandates.Local.Hosting;

/// <summary>A small file of the data folder that is replaced whole, so that a kill leaves the old or the new one.</summary>
internal static class JsonFile
{
    private static readonly JsonSerializerOptions Options = new() { WriteIndented = true, IgnoreReadOnlyProperties = true };

    public static T? Read<T>(string path) where T : class
    {
        if (!File.Exists(path))
            return null;

        try
        {
            return JsonSerializer.Deserialize<T>(File.ReadAllBytes(path), Options);
        }
        catch (JsonException e)
        {
            throw new LocalHostException($"{path} is damaged ({e.Message}); delete it and start again.", e);
        }
    }

    public static void Write<T>(string path, T value)
    {
        var next = path + ".next";
        using (var file = Private.Open(next, FileMode.Create))
            file.Write(JsonSerializer.SerializeToUtf8Bytes(value, Options));
        File.Move(next, path, overwrite: true);
    }
}
