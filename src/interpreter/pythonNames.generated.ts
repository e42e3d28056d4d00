// Written by build/pythonNames.py.

/** What each class of Python 3.11 itself holds, its bases apart: names with a space between. */
export const classNames: Readonly<Record<string, string>> = {
  '_frozen_importlib.BuiltinImporter':
    '_ORIGIN __dict__ __doc__ __module__ __weakref__ create_module exec_module find_module find_spec get_code get_source ' +
    'is_package load_module module_repr',
  'abc.ABC':
    '__abstractmethods__ __doc__ __module__ __slots__ _abc_impl',
  'abc.ABCMeta':
    '__doc__ __instancecheck__ __module__ __new__ __subclasscheck__ _abc_caches_clear _abc_registry_clear _dump_registry register',
  'builtins.ArithmeticError':
    '__doc__ __init__ __new__',
  'builtins.AssertionError':
    '__doc__ __init__ __new__',
  'builtins.AttributeError':
    '__doc__ __init__ __str__ name obj',
  'builtins.BaseException':
    '__cause__ __context__ __delattr__ __dict__ __doc__ __getattribute__ __init__ __new__ __reduce__ __repr__ __setattr__ ' +
    '__setstate__ __str__ __suppress_context__ __traceback__ add_note args with_traceback',
  'builtins.BaseExceptionGroup':
    '__class_getitem__ __doc__ __init__ __new__ __str__ derive exceptions message split subgroup',
  'builtins.BlockingIOError':
    '__doc__ __init__',
  'builtins.BrokenPipeError':
    '__doc__ __init__',
  'builtins.BufferError':
    '__doc__ __init__ __new__',
  'builtins.BytesWarning':
    '__doc__ __init__ __new__',
  'builtins.ChildProcessError':
    '__doc__ __init__',
  'builtins.ConnectionAbortedError':
    '__doc__ __init__',
  'builtins.ConnectionError':
    '__doc__ __init__',
  'builtins.ConnectionRefusedError':
    '__doc__ __init__',
  'builtins.ConnectionResetError':
    '__doc__ __init__',
  'builtins.DeprecationWarning':
    '__doc__ __init__ __new__',
  'builtins.EOFError':
    '__doc__ __init__ __new__',
  'builtins.EncodingWarning':
    '__doc__ __init__ __new__',
  'builtins.Exception':
    '__doc__ __init__ __new__',
  'builtins.ExceptionGroup':
    '__doc__ __module__ __weakref__',
  'builtins.FileExistsError':
    '__doc__ __init__',
  'builtins.FileNotFoundError':
    '__doc__ __init__',
  'builtins.FloatingPointError':
    '__doc__ __init__ __new__',
  'builtins.FutureWarning':
    '__doc__ __init__ __new__',
  'builtins.GeneratorExit':
    '__doc__ __init__ __new__',
  'builtins.ImportError':
    '__doc__ __init__ __reduce__ __str__ msg name path',
  'builtins.ImportWarning':
    '__doc__ __init__ __new__',
  'builtins.IndentationError':
    '__doc__ __init__',
  'builtins.IndexError':
    '__doc__ __init__ __new__',
  'builtins.InterruptedError':
    '__doc__ __init__',
  'builtins.IsADirectoryError':
    '__doc__ __init__',
  'builtins.KeyError':
    '__doc__ __init__ __str__',
  'builtins.KeyboardInterrupt':
    '__doc__ __init__ __new__',
  'builtins.LookupError':
    '__doc__ __init__ __new__',
  'builtins.MemoryError':
    '__doc__ __init__ __new__',
  'builtins.ModuleNotFoundError':
    '__doc__ __init__',
  'builtins.NameError':
    '__doc__ __init__ __str__ name',
  'builtins.NoneType':
    '__bool__ __doc__ __new__ __repr__',
  'builtins.NotADirectoryError':
    '__doc__ __init__',
  'builtins.NotImplementedError':
    '__doc__ __init__ __new__',
  'builtins.NotImplementedType':
    '__bool__ __doc__ __new__ __reduce__ __repr__',
  'builtins.OSError':
    '__doc__ __init__ __new__ __reduce__ __str__ characters_written errno filename filename2 strerror',
  'builtins.OverflowError':
    '__doc__ __init__ __new__',
  'builtins.PendingDeprecationWarning':
    '__doc__ __init__ __new__',
  'builtins.PermissionError':
    '__doc__ __init__',
  'builtins.ProcessLookupError':
    '__doc__ __init__',
  'builtins.RecursionError':
    '__doc__ __init__ __new__',
  'builtins.ReferenceError':
    '__doc__ __init__ __new__',
  'builtins.ResourceWarning':
    '__doc__ __init__ __new__',
  'builtins.RuntimeError':
    '__doc__ __init__ __new__',
  'builtins.RuntimeWarning':
    '__doc__ __init__ __new__',
  'builtins.StopAsyncIteration':
    '__doc__ __init__ __new__',
  'builtins.StopIteration':
    '__doc__ __init__ value',
  'builtins.SyntaxError':
    '__doc__ __init__ __str__ end_lineno end_offset filename lineno msg offset print_file_and_line text',
  'builtins.SyntaxWarning':
    '__doc__ __init__ __new__',
  'builtins.SystemError':
    '__doc__ __init__ __new__',
  'builtins.SystemExit':
    '__doc__ __init__ code',
  'builtins.TabError':
    '__doc__ __init__',
  'builtins.TimeoutError':
    '__doc__ __init__',
  'builtins.TypeError':
    '__doc__ __init__ __new__',
  'builtins.UnboundLocalError':
    '__doc__ __init__',
  'builtins.UnicodeDecodeError':
    '__doc__ __init__ __new__ __str__ encoding end object reason start',
  'builtins.UnicodeEncodeError':
    '__doc__ __init__ __new__ __str__ encoding end object reason start',
  'builtins.UnicodeError':
    '__doc__ __init__ __new__',
  'builtins.UnicodeTranslateError':
    '__doc__ __init__ __new__ __str__ encoding end object reason start',
  'builtins.UnicodeWarning':
    '__doc__ __init__ __new__',
  'builtins.UserWarning':
    '__doc__ __init__ __new__',
  'builtins.ValueError':
    '__doc__ __init__ __new__',
  'builtins.Warning':
    '__doc__ __init__ __new__',
  'builtins.ZeroDivisionError':
    '__doc__ __init__ __new__',
  'builtins.bool':
    '__and__ __doc__ __new__ __or__ __rand__ __repr__ __ror__ __rxor__ __xor__',
  'builtins.builtin_function_or_method':
    '__call__ __doc__ __eq__ __ge__ __getattribute__ __gt__ __hash__ __le__ __lt__ __module__ __name__ __ne__ __qualname__ ' +
    '__reduce__ __repr__ __self__ __text_signature__',
  'builtins.bytearray':
    '__add__ __alloc__ __contains__ __delitem__ __doc__ __eq__ __ge__ __getattribute__ __getitem__ __gt__ __hash__ __iadd__ ' +
    '__imul__ __init__ __iter__ __le__ __len__ __lt__ __mod__ __mul__ __ne__ __new__ __reduce__ __reduce_ex__ __repr__ __rmod__ ' +
    '__rmul__ __setitem__ __sizeof__ __str__ append capitalize center clear copy count decode endswith expandtabs extend find ' +
    'fromhex hex index insert isalnum isalpha isascii isdigit islower isspace istitle isupper join ljust lower lstrip maketrans ' +
    'partition pop remove removeprefix removesuffix replace reverse rfind rindex rjust rpartition rsplit rstrip split splitlines ' +
    'startswith strip swapcase title translate upper zfill',
  'builtins.bytes':
    '__add__ __bytes__ __contains__ __doc__ __eq__ __ge__ __getattribute__ __getitem__ __getnewargs__ __gt__ __hash__ __iter__ ' +
    '__le__ __len__ __lt__ __mod__ __mul__ __ne__ __new__ __repr__ __rmod__ __rmul__ __str__ capitalize center count decode ' +
    'endswith expandtabs find fromhex hex index isalnum isalpha isascii isdigit islower isspace istitle isupper join ljust lower ' +
    'lstrip maketrans partition removeprefix removesuffix replace rfind rindex rjust rpartition rsplit rstrip split splitlines ' +
    'startswith strip swapcase title translate upper zfill',
  'builtins.classmethod':
    '__dict__ __doc__ __func__ __get__ __init__ __isabstractmethod__ __new__ __repr__ __wrapped__',
  'builtins.complex':
    '__abs__ __add__ __bool__ __complex__ __doc__ __eq__ __format__ __ge__ __getattribute__ __getnewargs__ __gt__ __hash__ __le__ ' +
    '__lt__ __mul__ __ne__ __neg__ __new__ __pos__ __pow__ __radd__ __repr__ __rmul__ __rpow__ __rsub__ __rtruediv__ __sub__ ' +
    '__truediv__ conjugate imag real',
  'builtins.dict':
    '__class_getitem__ __contains__ __delitem__ __doc__ __eq__ __ge__ __getattribute__ __getitem__ __gt__ __hash__ __init__ ' +
    '__ior__ __iter__ __le__ __len__ __lt__ __ne__ __new__ __or__ __repr__ __reversed__ __ror__ __setitem__ __sizeof__ clear copy ' +
    'fromkeys get items keys pop popitem setdefault update values',
  'builtins.dict_items':
    '__and__ __contains__ __doc__ __eq__ __ge__ __getattribute__ __gt__ __hash__ __iter__ __le__ __len__ __lt__ __ne__ __or__ ' +
    '__rand__ __repr__ __reversed__ __ror__ __rsub__ __rxor__ __sub__ __xor__ isdisjoint mapping',
  'builtins.dict_keyiterator':
    '__doc__ __getattribute__ __iter__ __length_hint__ __next__ __reduce__',
  'builtins.dict_keys':
    '__and__ __contains__ __doc__ __eq__ __ge__ __getattribute__ __gt__ __hash__ __iter__ __le__ __len__ __lt__ __ne__ __or__ ' +
    '__rand__ __repr__ __reversed__ __ror__ __rsub__ __rxor__ __sub__ __xor__ isdisjoint mapping',
  'builtins.dict_values':
    '__doc__ __getattribute__ __iter__ __len__ __repr__ __reversed__ mapping',
  'builtins.ellipsis':
    '__doc__ __getattribute__ __new__ __reduce__ __repr__',
  'builtins.enumerate':
    '__class_getitem__ __doc__ __getattribute__ __iter__ __new__ __next__ __reduce__',
  'builtins.filter':
    '__doc__ __getattribute__ __iter__ __new__ __next__ __reduce__',
  'builtins.float':
    '__abs__ __add__ __bool__ __ceil__ __divmod__ __doc__ __eq__ __float__ __floor__ __floordiv__ __format__ __ge__ ' +
    '__getattribute__ __getformat__ __getnewargs__ __gt__ __hash__ __int__ __le__ __lt__ __mod__ __mul__ __ne__ __neg__ __new__ ' +
    '__pos__ __pow__ __radd__ __rdivmod__ __repr__ __rfloordiv__ __rmod__ __rmul__ __round__ __rpow__ __rsub__ __rtruediv__ ' +
    '__sub__ __truediv__ __trunc__ as_integer_ratio conjugate fromhex hex imag is_integer real',
  'builtins.frozenset':
    '__and__ __class_getitem__ __contains__ __doc__ __eq__ __ge__ __getattribute__ __gt__ __hash__ __iter__ __le__ __len__ __lt__ ' +
    '__ne__ __new__ __or__ __rand__ __reduce__ __repr__ __ror__ __rsub__ __rxor__ __sizeof__ __sub__ __xor__ copy difference ' +
    'intersection isdisjoint issubset issuperset symmetric_difference union',
  'builtins.function':
    '__annotations__ __builtins__ __call__ __closure__ __code__ __defaults__ __dict__ __doc__ __get__ __globals__ __kwdefaults__ ' +
    '__module__ __name__ __new__ __qualname__ __repr__',
  'builtins.generator':
    '__del__ __doc__ __getattribute__ __iter__ __name__ __next__ __qualname__ __repr__ __sizeof__ close gi_code gi_frame ' +
    'gi_running gi_suspended gi_yieldfrom send throw',
  'builtins.int':
    '__abs__ __add__ __and__ __bool__ __ceil__ __divmod__ __doc__ __eq__ __float__ __floor__ __floordiv__ __format__ __ge__ ' +
    '__getattribute__ __getnewargs__ __gt__ __hash__ __index__ __int__ __invert__ __le__ __lshift__ __lt__ __mod__ __mul__ __ne__ ' +
    '__neg__ __new__ __or__ __pos__ __pow__ __radd__ __rand__ __rdivmod__ __repr__ __rfloordiv__ __rlshift__ __rmod__ __rmul__ ' +
    '__ror__ __round__ __rpow__ __rrshift__ __rshift__ __rsub__ __rtruediv__ __rxor__ __sizeof__ __sub__ __truediv__ __trunc__ ' +
    '__xor__ as_integer_ratio bit_count bit_length conjugate denominator from_bytes imag numerator real to_bytes',
  'builtins.list':
    '__add__ __class_getitem__ __contains__ __delitem__ __doc__ __eq__ __ge__ __getattribute__ __getitem__ __gt__ __hash__ ' +
    '__iadd__ __imul__ __init__ __iter__ __le__ __len__ __lt__ __mul__ __ne__ __new__ __repr__ __reversed__ __rmul__ __setitem__ ' +
    '__sizeof__ append clear copy count extend index insert pop remove reverse sort',
  'builtins.list_iterator':
    '__doc__ __getattribute__ __iter__ __length_hint__ __next__ __reduce__ __setstate__',
  'builtins.list_reverseiterator':
    '__doc__ __getattribute__ __iter__ __length_hint__ __next__ __reduce__ __setstate__',
  'builtins.map':
    '__doc__ __getattribute__ __iter__ __new__ __next__ __reduce__',
  'builtins.memoryview':
    '__delitem__ __doc__ __enter__ __eq__ __exit__ __ge__ __getattribute__ __getitem__ __gt__ __hash__ __iter__ __le__ __len__ ' +
    '__lt__ __ne__ __new__ __repr__ __setitem__ c_contiguous cast contiguous f_contiguous format hex itemsize nbytes ndim obj ' +
    'readonly release shape strides suboffsets tobytes tolist toreadonly',
  'builtins.method':
    '__call__ __delattr__ __doc__ __eq__ __func__ __ge__ __getattribute__ __gt__ __hash__ __le__ __lt__ __ne__ __new__ __reduce__ ' +
    '__repr__ __self__ __setattr__',
  'builtins.method-wrapper':
    '__call__ __doc__ __eq__ __ge__ __getattribute__ __gt__ __hash__ __le__ __lt__ __name__ __ne__ __objclass__ __qualname__ ' +
    '__reduce__ __repr__ __self__ __text_signature__',
  'builtins.method_descriptor':
    '__call__ __doc__ __get__ __getattribute__ __name__ __objclass__ __qualname__ __reduce__ __repr__ __text_signature__',
  'builtins.module':
    '__annotations__ __delattr__ __dict__ __dir__ __doc__ __getattribute__ __init__ __new__ __repr__ __setattr__',
  'builtins.object':
    '__class__ __delattr__ __dir__ __doc__ __eq__ __format__ __ge__ __getattribute__ __getstate__ __gt__ __hash__ __init__ ' +
    '__init_subclass__ __le__ __lt__ __ne__ __new__ __reduce__ __reduce_ex__ __repr__ __setattr__ __sizeof__ __str__ ' +
    '__subclasshook__',
  'builtins.property':
    '__delete__ __doc__ __get__ __getattribute__ __init__ __isabstractmethod__ __new__ __set__ __set_name__ deleter fdel fget fset ' +
    'getter setter',
  'builtins.range':
    '__bool__ __contains__ __doc__ __eq__ __ge__ __getattribute__ __getitem__ __gt__ __hash__ __iter__ __le__ __len__ __lt__ ' +
    '__ne__ __new__ __reduce__ __repr__ __reversed__ count index start step stop',
  'builtins.range_iterator':
    '__doc__ __getattribute__ __iter__ __length_hint__ __next__ __reduce__ __setstate__',
  'builtins.reversed':
    '__doc__ __getattribute__ __iter__ __length_hint__ __new__ __next__ __reduce__ __setstate__',
  'builtins.set':
    '__and__ __class_getitem__ __contains__ __doc__ __eq__ __ge__ __getattribute__ __gt__ __hash__ __iand__ __init__ __ior__ ' +
    '__isub__ __iter__ __ixor__ __le__ __len__ __lt__ __ne__ __new__ __or__ __rand__ __reduce__ __repr__ __ror__ __rsub__ __rxor__ ' +
    '__sizeof__ __sub__ __xor__ add clear copy difference difference_update discard intersection intersection_update isdisjoint ' +
    'issubset issuperset pop remove symmetric_difference symmetric_difference_update union update',
  'builtins.set_iterator':
    '__doc__ __getattribute__ __iter__ __length_hint__ __next__ __reduce__',
  'builtins.slice':
    '__doc__ __eq__ __ge__ __getattribute__ __gt__ __hash__ __le__ __lt__ __ne__ __new__ __reduce__ __repr__ indices start step ' +
    'stop',
  'builtins.staticmethod':
    '__call__ __dict__ __doc__ __func__ __get__ __init__ __isabstractmethod__ __new__ __repr__ __wrapped__',
  'builtins.str':
    '__add__ __contains__ __doc__ __eq__ __format__ __ge__ __getattribute__ __getitem__ __getnewargs__ __gt__ __hash__ __iter__ ' +
    '__le__ __len__ __lt__ __mod__ __mul__ __ne__ __new__ __repr__ __rmod__ __rmul__ __sizeof__ __str__ capitalize casefold center ' +
    'count encode endswith expandtabs find format format_map index isalnum isalpha isascii isdecimal isdigit isidentifier islower ' +
    'isnumeric isprintable isspace istitle isupper join ljust lower lstrip maketrans partition removeprefix removesuffix replace ' +
    'rfind rindex rjust rpartition rsplit rstrip split splitlines startswith strip swapcase title translate upper zfill',
  'builtins.str_ascii_iterator':
    '__doc__ __getattribute__ __iter__ __length_hint__ __next__ __reduce__ __setstate__',
  'builtins.super':
    '__doc__ __get__ __getattribute__ __init__ __new__ __repr__ __self__ __self_class__ __thisclass__',
  'builtins.tuple':
    '__add__ __class_getitem__ __contains__ __doc__ __eq__ __ge__ __getattribute__ __getitem__ __getnewargs__ __gt__ __hash__ ' +
    '__iter__ __le__ __len__ __lt__ __mul__ __ne__ __new__ __repr__ __rmul__ count index',
  'builtins.tuple_iterator':
    '__doc__ __getattribute__ __iter__ __length_hint__ __next__ __reduce__ __setstate__',
  'builtins.type':
    '__abstractmethods__ __annotations__ __base__ __bases__ __basicsize__ __call__ __delattr__ __dict__ __dictoffset__ __dir__ ' +
    '__doc__ __flags__ __getattribute__ __init__ __instancecheck__ __itemsize__ __module__ __mro__ __name__ __new__ __or__ ' +
    '__prepare__ __qualname__ __repr__ __ror__ __setattr__ __sizeof__ __subclasscheck__ __subclasses__ __text_signature__ ' +
    '__weakrefoffset__ mro',
  'builtins.zip':
    '__doc__ __getattribute__ __iter__ __new__ __next__ __reduce__ __setstate__',
  'collections.ChainMap':
    '__abstractmethods__ __bool__ __contains__ __copy__ __delitem__ __dict__ __doc__ __getitem__ __init__ __ior__ __iter__ __len__ ' +
    '__missing__ __module__ __or__ __repr__ __ror__ __setitem__ __weakref__ _abc_impl clear copy fromkeys get new_child parents ' +
    'pop popitem',
  'collections.Counter':
    '__add__ __and__ __delitem__ __dict__ __doc__ __eq__ __ge__ __gt__ __hash__ __iadd__ __iand__ __init__ __ior__ __isub__ __le__ ' +
    '__lt__ __missing__ __module__ __ne__ __neg__ __or__ __pos__ __reduce__ __repr__ __sub__ __weakref__ _keep_positive copy ' +
    'elements fromkeys most_common subtract total update',
  'collections.OrderedDict':
    '__delitem__ __dict__ __doc__ __eq__ __ge__ __gt__ __hash__ __init__ __ior__ __iter__ __le__ __lt__ __ne__ __or__ __reduce__ ' +
    '__repr__ __reversed__ __ror__ __setitem__ __sizeof__ clear copy fromkeys items keys move_to_end pop popitem setdefault update ' +
    'values',
  'collections.UserDict':
    '__abstractmethods__ __contains__ __copy__ __delitem__ __dict__ __doc__ __getitem__ __init__ __ior__ __iter__ __len__ ' +
    '__module__ __or__ __repr__ __ror__ __setitem__ __weakref__ _abc_impl copy fromkeys',
  'collections.defaultdict':
    '__class_getitem__ __copy__ __doc__ __getattribute__ __init__ __missing__ __or__ __reduce__ __repr__ __ror__ copy ' +
    'default_factory',
  'collections.deque':
    '__add__ __class_getitem__ __contains__ __copy__ __delitem__ __doc__ __eq__ __ge__ __getattribute__ __getitem__ __gt__ ' +
    '__hash__ __iadd__ __imul__ __init__ __iter__ __le__ __len__ __lt__ __mul__ __ne__ __new__ __reduce__ __repr__ __reversed__ ' +
    '__rmul__ __setitem__ __sizeof__ append appendleft clear copy count extend extendleft index insert maxlen pop popleft remove ' +
    'reverse rotate',
  'enum.Enum':
    '__copy__ __deepcopy__ __dict__ __dir__ __doc__ __format__ __hash__ __init__ __module__ __new__ __reduce_ex__ __repr__ __str__ ' +
    '__weakref__ _generate_next_value_ _member_map_ _member_names_ _member_type_ _missing_ _new_member_ _unhashable_values_ ' +
    '_use_args_ _value2member_map_ _value_repr_ name value',
  'enum.EnumType':
    '__bool__ __call__ __contains__ __delattr__ __dir__ __doc__ __getattr__ __getitem__ __iter__ __len__ __members__ __module__ ' +
    '__new__ __prepare__ __repr__ __reversed__ __setattr__ _check_for_existing_members_ _convert_ _create_ _find_data_repr_ ' +
    '_find_data_type_ _find_new_ _get_mixins_',
  'enum.Flag':
    '__and__ __bool__ __contains__ __doc__ __invert__ __iter__ __len__ __module__ __new__ __or__ __rand__ __repr__ __ror__ ' +
    '__rxor__ __str__ __xor__ _all_bits_ _boundary_ _flag_mask_ _generate_next_value_ _inverted_ _iter_member_ ' +
    '_iter_member_by_def_ _iter_member_by_value_ _member_map_ _member_names_ _member_type_ _missing_ _new_member_ _numeric_repr_ ' +
    '_singles_mask_ _unhashable_values_ _use_args_ _value2member_map_ _value_repr_',
  'enum.IntEnum':
    '__dict__ __doc__ __format__ __module__ __new__ __repr__ __str__ _generate_next_value_ _member_map_ _member_names_ ' +
    '_member_type_ _new_member_ _unhashable_values_ _use_args_ _value2member_map_ _value_repr_',
  'enum.IntFlag':
    '__and__ __dict__ __doc__ __format__ __invert__ __module__ __new__ __or__ __rand__ __repr__ __ror__ __rxor__ __str__ __xor__ ' +
    '_all_bits_ _boundary_ _flag_mask_ _generate_next_value_ _inverted_ _member_map_ _member_names_ _member_type_ _new_member_ ' +
    '_singles_mask_ _unhashable_values_ _use_args_ _value2member_map_ _value_repr_',
  'enum.StrEnum':
    '__dict__ __doc__ __format__ __module__ __new__ __new_member__ __repr__ __str__ __weakref__ _generate_next_value_ _member_map_ ' +
    '_member_names_ _member_type_ _new_member_ _unhashable_values_ _use_args_ _value2member_map_ _value_repr_',
  'functools._lru_cache_wrapper':
    '__call__ __copy__ __deepcopy__ __dict__ __doc__ __get__ __module__ __new__ __reduce__ cache_clear cache_info',
  'functools.cached_property':
    '__class_getitem__ __dict__ __doc__ __get__ __init__ __module__ __set_name__ __weakref__',
  'functools.partial':
    '__call__ __class_getitem__ __delattr__ __dict__ __doc__ __getattribute__ __module__ __new__ __reduce__ __repr__ __setattr__ ' +
    '__setstate__ __vectorcalloffset__ args func keywords',
  'random.Random':
    'VERSION __dict__ __doc__ __getstate__ __init__ __init_subclass__ __module__ __reduce__ __setstate__ __weakref__ _randbelow ' +
    '_randbelow_with_getrandbits _randbelow_without_getrandbits betavariate choice choices expovariate gammavariate gauss getstate ' +
    'lognormvariate normalvariate paretovariate randbytes randint randrange sample seed setstate shuffle triangular uniform ' +
    'vonmisesvariate weibullvariate',
  'statistics.NormalDist':
    '__add__ __doc__ __eq__ __getstate__ __hash__ __init__ __module__ __mul__ __neg__ __pos__ __radd__ __repr__ __rmul__ __rsub__ ' +
    '__setstate__ __slots__ __sub__ __truediv__ _mu _sigma cdf from_samples inv_cdf mean median mode overlap pdf quantiles samples ' +
    'stdev variance zscore',
  'types.GenericAlias':
    '__args__ __call__ __dir__ __doc__ __eq__ __ge__ __getattribute__ __getitem__ __gt__ __hash__ __instancecheck__ __iter__ ' +
    '__le__ __lt__ __mro_entries__ __ne__ __new__ __or__ __origin__ __parameters__ __reduce__ __repr__ __ror__ __subclasscheck__ ' +
    '__typing_unpacked_tuple_args__ __unpacked__',
  'types.UnionType':
    '__args__ __doc__ __eq__ __ge__ __getattribute__ __getitem__ __gt__ __hash__ __le__ __lt__ __ne__ __or__ __parameters__ ' +
    '__repr__ __ror__',
  'typing.Generic':
    '__class_getitem__ __doc__ __init_subclass__ __module__ __slots__ _is_protocol',
};

/** What each module holds. */
export const moduleNames: Readonly<Record<string, string>> = {
  'abc':
    'ABC ABCMeta __builtins__ __doc__ __file__ __loader__ __name__ __package__ __spec__ _abc_init _abc_instancecheck _abc_register ' +
    '_abc_subclasscheck _get_dump _reset_caches _reset_registry abstractclassmethod abstractmethod abstractproperty ' +
    'abstractstaticmethod get_cache_token update_abstractmethods',
  'builtins':
    '__name__ __doc__ __package__ __loader__ __spec__ __build_class__ __import__ abs all any ascii bin breakpoint callable chr ' +
    'compile delattr dir divmod eval exec format getattr globals hasattr hash hex id input isinstance issubclass iter aiter len ' +
    'locals max min next anext oct ord pow print repr round setattr sorted sum vars None Ellipsis NotImplemented False True bool ' +
    'memoryview bytearray bytes classmethod complex dict enumerate filter float frozenset property int list map object range ' +
    'reversed set slice staticmethod str super tuple type zip __debug__ BaseException BaseExceptionGroup Exception GeneratorExit ' +
    'KeyboardInterrupt SystemExit ArithmeticError AssertionError AttributeError BufferError EOFError ImportError LookupError ' +
    'MemoryError NameError OSError ReferenceError RuntimeError StopAsyncIteration StopIteration SyntaxError SystemError TypeError ' +
    'ValueError Warning FloatingPointError OverflowError ZeroDivisionError BytesWarning DeprecationWarning EncodingWarning ' +
    'FutureWarning ImportWarning PendingDeprecationWarning ResourceWarning RuntimeWarning SyntaxWarning UnicodeWarning UserWarning ' +
    'BlockingIOError ChildProcessError ConnectionError FileExistsError FileNotFoundError InterruptedError IsADirectoryError ' +
    'NotADirectoryError PermissionError ProcessLookupError TimeoutError IndentationError IndexError KeyError ModuleNotFoundError ' +
    'NotImplementedError RecursionError UnboundLocalError UnicodeError BrokenPipeError ConnectionAbortedError ' +
    'ConnectionRefusedError ConnectionResetError TabError UnicodeDecodeError UnicodeEncodeError UnicodeTranslateError ' +
    'ExceptionGroup EnvironmentError IOError open quit exit copyright credits license help',
  'cmath':
    '__doc__ __file__ __loader__ __name__ __package__ __spec__ acos acosh asin asinh atan atanh cos cosh e exp inf infj isclose ' +
    'isfinite isinf isnan log log10 nan nanj phase pi polar rect sin sinh sqrt tan tanh tau',
  'collections':
    'ChainMap Counter OrderedDict UserDict UserList UserString _Link _OrderedDictItemsView _OrderedDictKeysView ' +
    '_OrderedDictValuesView __all__ __builtins__ __cached__ __doc__ __file__ __loader__ __name__ __package__ __path__ __spec__ ' +
    '_chain _collections_abc _count_elements _eq _iskeyword _itemgetter _proxy _recursive_repr _repeat _starmap _sys _tuplegetter ' +
    'abc defaultdict deque namedtuple',
  'contextlib':
    'AbstractAsyncContextManager AbstractContextManager AsyncContextDecorator AsyncExitStack ContextDecorator ExitStack ' +
    'GenericAlias MethodType _AsyncGeneratorContextManager _BaseExitStack _GeneratorContextManager _GeneratorContextManagerBase ' +
    '_RedirectStream __all__ __builtins__ __cached__ __doc__ __file__ __loader__ __name__ __package__ __spec__ _collections_abc ' +
    'abc aclosing asynccontextmanager chdir closing contextmanager deque nullcontext os redirect_stderr redirect_stdout suppress ' +
    'sys wraps',
  'copy':
    'Error __all__ __builtins__ __cached__ __doc__ __file__ __loader__ __name__ __package__ __spec__ _copy_dispatch ' +
    '_copy_immutable _deepcopy_atomic _deepcopy_dict _deepcopy_dispatch _deepcopy_list _deepcopy_method _deepcopy_tuple ' +
    '_keep_alive _reconstruct copy deepcopy dispatch_table error',
  'dataclasses':
    'Field FrozenInstanceError FunctionType GenericAlias InitVar KW_ONLY MISSING _DataclassParams _EMPTY_METADATA _FIELD _FIELDS ' +
    '_FIELD_BASE _FIELD_CLASSVAR _FIELD_INITVAR _HAS_DEFAULT_FACTORY _HAS_DEFAULT_FACTORY_CLASS _KW_ONLY_TYPE _MISSING_TYPE ' +
    '_MODULE_IDENTIFIER_RE _PARAMS _POST_INIT_NAME __all__ __builtins__ __cached__ __doc__ __file__ __loader__ __name__ ' +
    '__package__ __spec__ _add_slots _asdict_inner _astuple_inner _cmp_fn _create_fn _dataclass_getstate _dataclass_setstate ' +
    '_field_assign _field_init _fields_in_init_order _frozen_get_del_attr _get_field _get_slots _hash_action _hash_add ' +
    '_hash_exception _hash_fn _hash_set_none _init_fn _init_param _is_classvar _is_dataclass_instance _is_initvar _is_kw_only ' +
    '_is_type _process_class _recursive_repr _repr_fn _set_new_attribute _set_qualname _thread _tuple_str abc asdict astuple ' +
    'builtins copy dataclass field fields functools inspect is_dataclass itertools keyword make_dataclass re replace sys types',
  'enum':
    'CONFORM CONTINUOUS DynamicClassAttribute EJECT Enum EnumCheck EnumMeta EnumType Flag FlagBoundary IntEnum IntFlag KEEP ' +
    'MappingProxyType NAMED_FLAGS ReprEnum STRICT StrEnum UNIQUE _EnumDict __all__ __builtins__ __cached__ __doc__ __file__ ' +
    '__loader__ __name__ __package__ __spec__ _auto_null _dedent _high_bit _is_descriptor _is_dunder _is_internal_class ' +
    '_is_private _is_single_bit _is_sunder _iter_bits_lsb _make_class_unpicklable _old_convert_ _or_ _power_of_two _proto_member ' +
    '_reduce_ex_by_global_name _simple_enum _stdlib_enums _test_simple_enum auto bin bltns global_enum global_enum_repr ' +
    'global_flag_repr global_str member nonmember pickle_by_enum_name pickle_by_global_name property reduce show_flag_values sys ' +
    'unique verify',
  'functools':
    'GenericAlias RLock WRAPPER_ASSIGNMENTS WRAPPER_UPDATES _CacheInfo _HashedSeq _NOT_FOUND __all__ __builtins__ __cached__ ' +
    '__doc__ __file__ __loader__ __name__ __package__ __spec__ _c3_merge _c3_mro _compose_mro _convert _find_impl _ge_from_gt ' +
    '_ge_from_le _ge_from_lt _gt_from_ge _gt_from_le _gt_from_lt _initial_missing _le_from_ge _le_from_gt _le_from_lt ' +
    '_lru_cache_wrapper _lt_from_ge _lt_from_gt _lt_from_le _make_key _unwrap_partial cache cached_property cmp_to_key ' +
    'get_cache_token lru_cache namedtuple partial partialmethod recursive_repr reduce singledispatch singledispatchmethod ' +
    'total_ordering update_wrapper wraps',
  'itertools':
    '__doc__ __loader__ __name__ __package__ __spec__ _grouper _tee _tee_dataobject accumulate chain combinations ' +
    'combinations_with_replacement compress count cycle dropwhile filterfalse groupby islice pairwise permutations product repeat ' +
    'starmap takewhile tee zip_longest',
  'json':
    'JSONDecodeError JSONDecoder JSONEncoder __all__ __author__ __builtins__ __cached__ __doc__ __file__ __loader__ __name__ ' +
    '__package__ __path__ __spec__ __version__ _default_decoder _default_encoder codecs decoder detect_encoding dump dumps encoder ' +
    'load loads scanner',
  'math':
    '__doc__ __file__ __loader__ __name__ __package__ __spec__ acos acosh asin asinh atan atan2 atanh cbrt ceil comb copysign cos ' +
    'cosh degrees dist e erf erfc exp exp2 expm1 fabs factorial floor fmod frexp fsum gamma gcd hypot inf isclose isfinite isinf ' +
    'isnan isqrt lcm ldexp lgamma log log10 log1p log2 modf nan nextafter perm pi pow prod radians remainder sin sinh sqrt tan ' +
    'tanh tau trunc ulp',
  'numbers':
    'ABCMeta Complex Integral Number Rational Real __all__ __builtins__ __cached__ __doc__ __file__ __loader__ __name__ ' +
    '__package__ __spec__ abstractmethod',
  'operator':
    '__abs__ __add__ __all__ __and__ __builtins__ __cached__ __call__ __concat__ __contains__ __delitem__ __doc__ __eq__ __file__ ' +
    '__floordiv__ __ge__ __getitem__ __gt__ __iadd__ __iand__ __iconcat__ __ifloordiv__ __ilshift__ __imatmul__ __imod__ __imul__ ' +
    '__index__ __inv__ __invert__ __ior__ __ipow__ __irshift__ __isub__ __itruediv__ __ixor__ __le__ __loader__ __lshift__ __lt__ ' +
    '__matmul__ __mod__ __mul__ __name__ __ne__ __neg__ __not__ __or__ __package__ __pos__ __pow__ __rshift__ __setitem__ __spec__ ' +
    '__sub__ __truediv__ __xor__ _abs abs add and_ attrgetter call concat contains countOf delitem eq floordiv ge getitem gt iadd ' +
    'iand iconcat ifloordiv ilshift imatmul imod imul index indexOf inv invert ior ipow irshift is_ is_not isub itemgetter ' +
    'itruediv ixor le length_hint lshift lt matmul methodcaller mod mul ne neg not_ or_ pos pow rshift setitem sub truediv truth ' +
    'xor',
  'random':
    'BPF LOG4 NV_MAGICCONST RECIP_BPF Random SG_MAGICCONST SystemRandom TWOPI _ONE _Sequence _Set __all__ __builtins__ __cached__ ' +
    '__doc__ __file__ __loader__ __name__ __package__ __spec__ _accumulate _acos _bisect _ceil _cos _e _exp _floor _index _inst ' +
    '_isfinite _log _os _pi _random _repeat _sha512 _sin _sqrt _test _test_generator _urandom _warn betavariate choice choices ' +
    'expovariate gammavariate gauss getrandbits getstate lognormvariate normalvariate paretovariate randbytes randint random ' +
    'randrange sample seed setstate shuffle triangular uniform vonmisesvariate weibullvariate',
  're':
    'A ASCII DEBUG DOTALL I IGNORECASE L LOCALE M MULTILINE Match NOFLAG Pattern RegexFlag S Scanner T TEMPLATE U UNICODE VERBOSE ' +
    'X _MAXCACHE __all__ __builtins__ __cached__ __doc__ __file__ __loader__ __name__ __package__ __path__ __spec__ __version__ ' +
    '_cache _casefix _compile _compile_repl _compiler _constants _expand _parser _pickle _special_chars_map _subx compile copyreg ' +
    'enum error escape findall finditer fullmatch functools match purge search split sub subn template',
  'statistics':
    'Counter Decimal Fraction LinearRegression NormalDist StatisticsError _SQRT2 __all__ __annotations__ __builtins__ __cached__ ' +
    '__doc__ __file__ __loader__ __name__ __package__ __spec__ _coerce _convert _decimal_sqrt_of_frac _exact_ratio _fail_neg ' +
    '_float_sqrt_of_frac _integer_sqrt_of_frac_rto _isfinite _mean_stdev _normal_dist_inv_cdf _sqrt_bit_width _ss _sum bisect_left ' +
    'bisect_right correlation covariance defaultdict erf exp fabs fmean fsum geometric_mean groupby harmonic_mean hypot ' +
    'linear_regression log math mean median median_grouped median_high median_low mode mul multimode namedtuple numbers pstdev ' +
    'pvariance quantiles random reduce repeat sqrt stdev sys tau variance',
  'string':
    'Formatter Template _ChainMap __all__ __builtins__ __cached__ __doc__ __file__ __loader__ __name__ __package__ __spec__ _re ' +
    '_sentinel_dict _string ascii_letters ascii_lowercase ascii_uppercase capwords digits hexdigits octdigits printable ' +
    'punctuation whitespace',
  'sys':
    '__breakpointhook__ __displayhook__ __doc__ __excepthook__ __interactivehook__ __loader__ __name__ __package__ __spec__ ' +
    '__stderr__ __stdin__ __stdout__ __unraisablehook__ _base_executable _clear_type_cache _current_exceptions _current_frames ' +
    '_debugmallocstats _framework _getframe _getquickenedcount _git _home _stdlib_dir _xoptions abiflags addaudithook api_version ' +
    'argv audit base_exec_prefix base_prefix breakpointhook builtin_module_names byteorder call_tracing copyright displayhook ' +
    'dont_write_bytecode exc_info excepthook exception exec_prefix executable exit flags float_info float_repr_style ' +
    'get_asyncgen_hooks get_coroutine_origin_tracking_depth get_int_max_str_digits getallocatedblocks getdefaultencoding ' +
    'getdlopenflags getfilesystemencodeerrors getfilesystemencoding getprofile getrecursionlimit getrefcount getsizeof ' +
    'getswitchinterval gettrace hash_info hexversion implementation int_info intern is_finalizing maxsize maxunicode meta_path ' +
    'modules orig_argv path path_hooks path_importer_cache platform platlibdir prefix pycache_prefix set_asyncgen_hooks ' +
    'set_coroutine_origin_tracking_depth set_int_max_str_digits setdlopenflags setprofile setrecursionlimit setswitchinterval ' +
    'settrace stderr stdin stdlib_module_names stdout thread_info unraisablehook version version_info warnoptions',
  'types':
    'AsyncGeneratorType BuiltinFunctionType BuiltinMethodType CellType ClassMethodDescriptorType CodeType CoroutineType ' +
    'DynamicClassAttribute EllipsisType FrameType FunctionType GeneratorType GenericAlias GetSetDescriptorType LambdaType ' +
    'MappingProxyType MemberDescriptorType MethodDescriptorType MethodType MethodWrapperType ModuleType NoneType ' +
    'NotImplementedType SimpleNamespace TracebackType UnionType WrapperDescriptorType _GeneratorWrapper __all__ __builtins__ ' +
    '__cached__ __doc__ __file__ __loader__ __name__ __package__ __spec__ _calculate_meta _cell_factory coroutine new_class ' +
    'prepare_class resolve_bases',
  'typing':
    'ABCMeta AbstractSet Annotated Any AnyStr AsyncContextManager AsyncGenerator AsyncIterable AsyncIterator Awaitable BinaryIO ' +
    'ByteString CT_co Callable ChainMap ClassVar Collection Concatenate Container ContextManager Coroutine Counter DefaultDict ' +
    'Deque Dict EXCLUDED_ATTRIBUTES Final ForwardRef FrozenSet Generator Generic GenericAlias Hashable IO ItemsView Iterable ' +
    'Iterator KT KeysView List Literal LiteralString Mapping MappingView Match MethodDescriptorType MethodWrapperType ' +
    'MutableMapping MutableSequence MutableSet NamedTuple NamedTupleMeta Never NewType NoReturn NotRequired Optional OrderedDict ' +
    'ParamSpec ParamSpecArgs ParamSpecKwargs Pattern Protocol Required Reversible Self Sequence Set Sized SupportsAbs ' +
    'SupportsBytes SupportsComplex SupportsFloat SupportsIndex SupportsInt SupportsRound T TYPE_CHECKING T_co T_contra Text TextIO ' +
    'Tuple Type TypeAlias TypeGuard TypeVar TypeVarTuple TypedDict Union Unpack VT VT_co V_co ValuesView WrapperDescriptorType ' +
    '_ASSERT_NEVER_REPR_MAX_LENGTH _AnnotatedAlias _AnyMeta _BaseGenericAlias _BoundVarianceMixin _CallableGenericAlias ' +
    '_CallableType _ConcatenateGenericAlias _DeprecatedType _Final _GenericAlias _Immutable _LiteralGenericAlias ' +
    '_LiteralSpecialForm _NamedTuple _NotIterable _PROTO_ALLOWLIST _PickleUsingNameMixin _ProtocolMeta _SPECIAL_NAMES _SpecialForm ' +
    '_SpecialGenericAlias _TYPING_INTERNALS _TupleType _TypedDict _TypedDictMeta _TypingEllipsis _UnionGenericAlias ' +
    '_UnpackGenericAlias __all__ __builtins__ __cached__ __doc__ __file__ __loader__ __name__ __package__ __spec__ _alias ' +
    '_allow_reckless_class_checks _allowed_types _caller _check_generic _cleanups _collect_parameters _deduplicate _eval_type ' +
    '_flatten_literal_params _get_protocol_attrs _idfunc _is_callable_members_only _is_dunder _is_param_expr _is_typevar_like ' +
    '_is_unpacked_typevartuple _make_nmtuple _namedtuple_mro_entries _no_init_or_replace_init _overload_dummy _overload_registry ' +
    '_prohibited _remove_dups_flatten _should_unflatten_callable_args _special _strip_annotations _tp_cache _type_check ' +
    '_type_convert _type_repr _unpack_args _value_and_type_iter abstractmethod assert_never assert_type cast clear_overloads ' +
    'collections contextlib dataclass_transform defaultdict final functools get_args get_origin get_overloads get_type_hints io ' +
    'is_typeddict no_type_check no_type_check_decorator operator overload re reveal_type runtime_checkable stdlib_re sys types ' +
    'warnings',
  'warnings':
    'WarningMessage _DEPRECATED_MSG _OptionError __all__ __builtins__ __cached__ __doc__ __file__ __loader__ __name__ __package__ ' +
    '__spec__ _add_filter _defaultaction _deprecated _filters_mutated _formatwarning_orig _formatwarnmsg _formatwarnmsg_impl ' +
    '_getaction _getcategory _is_internal_frame _next_external_frame _onceregistry _processoptions _setoption _showwarning_orig ' +
    '_showwarnmsg _showwarnmsg_impl _warn_unawaited_coroutine catch_warnings defaultaction filters filterwarnings formatwarning ' +
    'onceregistry resetwarnings showwarning simplefilter sys warn warn_explicit',
};
