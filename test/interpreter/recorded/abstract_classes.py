from abc import ABC, abstractmethod
class Base(ABC):
    @abstractmethod
    def f(self): ...
    @property
    @abstractmethod
    def g(self): ...
class Impl(Base):
    def f(self): return 1
    @property
    def g(self): return 2
print(Impl().f(), Impl().g)
try: Base()
except TypeError as e: print(e)
class Half(Base):
    def f(self): return 1
try: Half()
except TypeError as e: print(e)
